// ROW: P15
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: freeSeats
// NEEDS: 4
// DEPTH: 2
// FLAGS: -std=c++20
// WHY: three users each take one of the three seats for the design and wait for another one for its mesh.
#include <semaphore>
#include <thread>
#include <vector>

namespace licence {

inline constexpr int users = 3;
inline constexpr int seats = 3;

static std::counting_semaphore<seats> freeSeats(seats);

class Seat {
public:
  Seat() { freeSeats.acquire(); } // FINDING: nested-lease
  Seat(const Seat &) = delete;
  ~Seat() { freeSeats.release(); }
};

static int mesh(int part) {
  Seat seat;
  return part * part;
}

static void design(int parts) {
  Seat seat;
  long cells = 0;
  for (int part = 0; part < parts; ++part)
    cells += mesh(part);
  if (cells < 0)
    std::this_thread::yield();
}

} // namespace licence

int main() {
  std::vector<std::jthread> workplaces;
  for (int user = 0; user < licence::users; ++user)
    workplaces.emplace_back(licence::design, 100);
}
