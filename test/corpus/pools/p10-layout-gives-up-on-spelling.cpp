// ROW: P10
// VERDICT: stall
// FINDINGS: executor-self-wait
// LOCKS: pool
// WHY: four pages hold the four workers and wait for checks that need a worker, but each gives up after five seconds.
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdio>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <queue>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

class ThreadPool {
public:
  explicit ThreadPool(std::size_t threads) {
    for (std::size_t i = 0; i < threads; ++i)
      workers_.emplace_back([this] { run(); });
  }

  ~ThreadPool() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      stopping_ = true;
    }
    condition_.notify_all();
    for (std::thread &worker : workers_)
      worker.join();
  }

  template <typename F> std::future<std::invoke_result_t<F>> submit(F function) {
    using Result = std::invoke_result_t<F>;
    auto task = std::make_shared<std::packaged_task<Result()>>(std::move(function));
    std::future<Result> result = task->get_future();
    {
      std::lock_guard<std::mutex> lock(mutex_);
      tasks_.push([task] { (*task)(); });
    }
    condition_.notify_one();
    return result;
  }

private:
  void run() {
    for (;;) {
      std::function<void()> task;
      {
        std::unique_lock<std::mutex> lock(mutex_);
        condition_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
        if (tasks_.empty())
          return;
        task = std::move(tasks_.front());
        tasks_.pop();
      }
      task();
    }
  }

  std::mutex mutex_;
  std::condition_variable condition_;
  std::queue<std::function<void()>> tasks_;
  bool stopping_ = false;
  std::vector<std::thread> workers_;
};

static ThreadPool pool(4);

static int spellCheck(int page) { return page % 5; }

static int layOut(int page) {
  std::future<int> mistakes = pool.submit([page] { return spellCheck(page); });
  if (mistakes.wait_for(std::chrono::seconds(5)) != std::future_status::ready) // FINDING: executor-self-wait
    return -1;
  return mistakes.get();
}

int main() {
  std::vector<std::future<int>> pages;
  for (int page = 0; page < 12; ++page)
    pages.push_back(pool.submit([page] { return layOut(page); }));
  for (auto &page : pages)
    std::printf("%d\n", page.get());
}
