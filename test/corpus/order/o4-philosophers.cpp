// ROW: O4
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: forks
// WHY: all five take the fork on their left at once and wait for the one on their right.
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

constexpr int seats = 5;

static std::mutex forks[seats];
static int meals[seats];

static void dine(int seat) {
  for (int round = 0; round < 100; ++round) {
    std::lock_guard<std::mutex> left(forks[seat]);
    std::lock_guard<std::mutex> right(forks[(seat + 1) % seats]); // FINDING: lock-order-cycle
    ++meals[seat];
    std::this_thread::sleep_for(std::chrono::microseconds(50));
  }
}

int main() {
  std::vector<std::thread> guests;
  for (int seat = 0; seat < seats; ++seat)
    guests.emplace_back(dine, seat);
  for (std::thread &guest : guests)
    guest.join();
}
