// ROW: O4
// VERDICT: ok
// FINDINGS:
// ALLOW: low
// WHY: the last guest takes the forks in the other order, so everybody takes the lower number first.
#include <mutex>
#include <thread>
#include <vector>

constexpr int seats = 5;

static std::mutex forks[seats];
static int meals[seats];

static void dine(int seat) {
  const int left = seat;
  const int right = (seat + 1) % seats;
  for (int round = 0; round < 100; ++round) {
    if (seat == seats - 1) {
      std::lock_guard<std::mutex> first(forks[right]);
      std::lock_guard<std::mutex> second(forks[left]);
      ++meals[seat];
    } else {
      std::lock_guard<std::mutex> first(forks[left]);
      std::lock_guard<std::mutex> second(forks[right]);
      ++meals[seat];
    }
  }
}

int main() {
  std::vector<std::thread> guests;
  for (int seat = 0; seat < seats; ++seat)
    guests.emplace_back(dine, seat);
  for (std::thread &guest : guests)
    guest.join();
}
