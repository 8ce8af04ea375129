// ROW: P12
// VERDICT: bad
// FINDINGS: resource-cycle
// LOCKS: catalogMutex pool
// WHY: publish() holds catalogMutex and waits for a task of pool, while addTitle() holds both workers and waits for catalogMutex; rank() itself needs no lock.
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

static std::mutex catalogMutex;
static int titles = 0;
static ThreadPool pool(2);

static void addTitle(int count) {
  std::lock_guard<std::mutex> lock(catalogMutex); // FINDING: resource-cycle
  titles += count;
}

static int rank(int seed) { return seed * 31 % 7; }

static int publish() {
  std::lock_guard<std::mutex> lock(catalogMutex);
  std::future<int> best = pool.submit([seed = titles] { return rank(seed); });
  return best.get(); // FINDING: resource-cycle
}

int main() {
  for (int i = 0; i < 20; ++i)
    pool.submit([i] { addTitle(i); });
  std::printf("%d\n", publish());
}
