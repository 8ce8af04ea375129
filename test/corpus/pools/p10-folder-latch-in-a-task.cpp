// ROW: P10
// VERDICT: bad
// FINDINGS: executor-self-wait
// LOCKS: main()::pool
// FLAGS: -std=c++20
// WHY: checkFolder() is a task of the pool and waits for a latch that other tasks of the pool count down; three folders at once hold all three workers.
#include <cstdio>
#include <condition_variable>
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

static void checksum(int folder, int file) {
  std::printf("%d/%d %x\n", folder, file, folder * 31 + file);
}

static void checkFolder(WorkerPool &pool, int folder) {
  std::latch checked(4);
  for (int file = 0; file < 4; ++file)
    pool.post([&checked, folder, file] {
      checksum(folder, file);
      checked.count_down();
    });
  checked.wait(); // FINDING: executor-self-wait
}

int main() {
  WorkerPool pool(3);
  for (int folder = 0; folder < 12; ++folder)
    pool.post([&pool, folder] { checkFolder(pool, folder); });
}
