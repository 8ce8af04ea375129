// ROW: T9
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: scoresMutex
// FLAGS: -std=c++20
// WHY: best() waits for the latch with scoresMutex held; each task locks scoresMutex before it counts the latch down.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <functional>
#include <latch>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

class WorkerPool {
public:
  explicit WorkerPool(int threads) {
    while (threads-- > 0)
      threads_.emplace_back(&WorkerPool::work, this);
  }

  ~WorkerPool() {
    {
      std::lock_guard lock(mutex_);
      closed_ = true;
    }
    filled_.notify_all();
    for (auto &thread : threads_)
      thread.join();
  }

  void post(std::function<void()> job) {
    {
      std::lock_guard lock(mutex_);
      jobs_.push_back(std::move(job));
    }
    filled_.notify_one();
  }

private:
  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      while (jobs_.empty() && !closed_)
        filled_.wait(lock);
      if (jobs_.empty())
        return;
      auto job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      job();
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<std::function<void()>> jobs_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

static std::mutex scoresMutex;
static std::vector<int> scores;

static int best(WorkerPool &pool, int players) {
  std::latch played(players);
  std::lock_guard lock(scoresMutex);
  for (int player = 0; player < players; ++player)
    pool.post([&played, player] {
      {
        std::lock_guard lock(scoresMutex); // FINDING: wait-while-holding
        scores.push_back(player * 37 % 11);
      }
      played.count_down();
    });
  played.wait(); // FINDING: wait-while-holding
  int highest = 0;
  for (int score : scores)
    highest = score > highest ? score : highest;
  return highest;
}

int main() {
  WorkerPool pool(4);
  std::printf("%d\n", best(pool, 10));
}
