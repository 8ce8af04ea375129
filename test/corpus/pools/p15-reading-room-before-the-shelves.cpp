// ROW: P15
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: lend() and count() both take the semaphore first and the shelves second.
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
  InRoom() { reading.acquire(); }
  InRoom(const InRoom &) = delete;
  ~InRoom() { reading.release(); }
};

void lend() {
  InRoom room;
  std::lock_guard<std::mutex> lock(shelves);
  ++lent;
  --shelved;
}

void count() {
  InRoom room;
  std::lock_guard<std::mutex> lock(shelves);
  shelved += lent;
  lent = 0;
}

} // namespace archive
