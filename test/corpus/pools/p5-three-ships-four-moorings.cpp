// ROW: P5
// VERDICT: ok
// FINDINGS:
// NEEDS: 4
// DEPTH: 2
// SAFE: moorings
// WHY: three ships have three of the four moorings at most while they wait for their second: 4 = 3*(2-1)+1.
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

/// Moorings of a harbour, by a first number and how many there are.
class Moorings {
public:
  Moorings(int first, int count) : next_(first), limit_(count) {}

  int moor() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (used_ >= limit_)
      left_.wait(lock);
    ++used_;
    return next_++;
  }

  void leave() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      --used_;
    }
    left_.notify_one();
  }

private:
  std::mutex mutex_;
  std::condition_variable left_;
  int next_;
  const int limit_;
  int used_ = 0;
};

static Moorings moorings(100, 4);

static int transship() {
  const int from = moorings.moor();
  const int to = moorings.moor();
  moorings.leave();
  moorings.leave();
  return to - from;
}

int main() {
  std::vector<std::thread> ships;
  for (int i = 0; i < 3; ++i)
    ships.emplace_back([] { transship(); });
  for (std::thread &ship : ships)
    ship.join();
}
