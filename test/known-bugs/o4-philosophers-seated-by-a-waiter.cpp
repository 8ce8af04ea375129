// ROW: O4
// VERDICT: ok
// FINDINGS:
// ALLOW: low
// FLAGS: -std=c++20
// REASON: that a semaphore lets in one fewer than a ring of elements needs is not counted.
// WHY: the waiter seats four of the five at a time, so one of those seated always has both forks within reach.
#include <array>
#include <atomic>
#include <cstddef>
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

static constexpr std::size_t kPhilosophers = 5;

static std::array<std::mutex, kPhilosophers> forks;
static std::counting_semaphore<kPhilosophers - 1> seats(kPhilosophers - 1);
static std::atomic<int> mealsServed{0};

static void dine(std::size_t seat) {
  for (int meal = 0; meal < 100; ++meal) {
    seats.acquire();
    {
      std::lock_guard<std::mutex> left(forks[seat]);
      std::lock_guard<std::mutex> right(forks[(seat + 1) % kPhilosophers]);
      ++mealsServed;
    }
    seats.release();
  }
}

int main() {
  std::vector<std::jthread> guests;
  for (std::size_t seat = 0; seat < kPhilosophers; ++seat)
    guests.emplace_back(dine, seat);
  guests.clear();
  return mealsServed == 500 ? 0 : 1;
}
