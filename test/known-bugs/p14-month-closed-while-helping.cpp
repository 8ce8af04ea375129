// ROW: P14
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: ledgerMutex
// WHY: await() runs queued tasks on the waiting thread, which holds ledgerMutex; book(), one of them, locks ledgerMutex again.
// REASON: The loop that helps asks the future between two tasks; the task that is run may be any, and the one that takes the lock is handed in through a queue that the helper shares with the workers by a method that is not theirs alone.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

class HelpingPool {
public:
  explicit HelpingPool(int threads) {
    for (int i = 0; i < threads; ++i)
      threads_.emplace_back([this] {
        while (!stopping_)
          if (!runOne())
            std::this_thread::yield();
      });
  }

  ~HelpingPool() {
    stopping_ = true;
    for (std::thread &thread : threads_)
      thread.join();
  }

  template <typename F> std::future<std::invoke_result_t<F>> submit(F function) {
    auto task = std::make_shared<std::packaged_task<std::invoke_result_t<F>()>>(std::move(function));
    auto result = task->get_future();
    std::lock_guard<std::mutex> lock(mutex_);
    tasks_.push_back([task] { (*task)(); });
    return result;
  }

  /// Waits for the result and runs other tasks meanwhile.
  template <typename T> T await(std::future<T> future) {
    while (future.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
      if (!runOne())
        std::this_thread::yield();
    return future.get();
  }

private:
  bool runOne() {
    std::function<void()> task;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (tasks_.empty())
        return false;
      task = std::move(tasks_.front());
      tasks_.pop_front();
    }
    task();
    return true;
  }

  std::atomic<bool> stopping_{false};
  std::mutex mutex_;
  std::deque<std::function<void()>> tasks_;
  std::vector<std::thread> threads_;
};

static std::mutex ledgerMutex;
static long balance = 0;

static void book(long cents) {
  std::lock_guard<std::mutex> lock(ledgerMutex); // FINDING: self-deadlock
  balance += cents;
}

static long interest(long cents) { return cents * 3 / 100; }

static long closeMonth(HelpingPool &pool) {
  std::lock_guard<std::mutex> lock(ledgerMutex);
  std::future<long> earned = pool.submit([cents = balance] { return interest(cents); });
  balance += pool.await(std::move(earned));
  return balance;
}

int main() {
  HelpingPool pool(2);
  for (long cents = 100; cents < 2000; cents += 100)
    pool.submit([cents] { book(cents); });
  std::printf("%ld\n", closeMonth(pool));
}
