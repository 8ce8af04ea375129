// ROW: P15
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: reading shelves
// FLAGS: -std=c++20
// WHY: the semaphore of one unit is a mutex: lend() waits for the shelves with it, count() waits for it with the shelves locked.
#include <mutex>
#include <semaphore>

namespace archive {

static std::binary_semaphore reading(1);
static std::mutex shelves;
static int lent = 0;
static int shelved = 100;

/// Holds the reading room.
class InRoom {
public:
  InRoom() { reading.acquire(); } // FINDING: lock-order-cycle
  InRoom(const InRoom &) = delete;
  ~InRoom() { reading.release(); }
};

void lend() {
  InRoom room;
  std::lock_guard<std::mutex> lock(shelves); // FINDING: lock-order-cycle
  ++lent;
  --shelved;
}

void count() {
  std::lock_guard<std::mutex> lock(shelves);
  InRoom room;
  shelved += lent;
  lent = 0;
}

} // namespace archive
