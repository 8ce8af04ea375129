// ROW: P10
// VERDICT: bad
// FINDINGS: executor-self-wait
// LOCKS: pool
// FLAGS: -std=c++20
// WHY: sort() runs on a worker and waits there for its left half, which needs a worker of the same pool; deep enough all workers wait.
#include <algorithm>
#include <condition_variable>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <queue>
#include <span>
#include <thread>
#include <type_traits>
#include <vector>

class ThreadPool {
public:
  explicit ThreadPool(unsigned n = std::thread::hardware_concurrency()) {
    for (unsigned i = 0; i < n; ++i)
      workers_.emplace_back([this](std::stop_token stop) { work(stop); });
  }

  ~ThreadPool() {
    for (auto &worker : workers_)
      worker.request_stop();
    ready_.notify_all();
  }

  template <typename F> auto submit(F &&f) -> std::future<std::invoke_result_t<F>> {
    using R = std::invoke_result_t<F>;
    auto task = std::make_shared<std::packaged_task<R()>>(std::forward<F>(f));
    auto future = task->get_future();
    {
      std::lock_guard lock(mutex_);
      tasks_.emplace([task] { (*task)(); });
    }
    ready_.notify_one();
    return future;
  }

private:
  void work(std::stop_token stop) {
    for (;;) {
      std::function<void()> task;
      {
        std::unique_lock lock(mutex_);
        if (!ready_.wait(lock, stop, [this] { return !tasks_.empty(); }))
          return;
        task = std::move(tasks_.front());
        tasks_.pop();
      }
      task();
    }
  }

  std::mutex mutex_;
  std::condition_variable_any ready_;
  std::queue<std::function<void()>> tasks_;
  std::vector<std::jthread> workers_;
};

ThreadPool pool(4);

static void mergeAt(std::span<int> values, std::size_t middle) {
  const auto left = values.first(middle);
  const auto right = values.subspan(middle);
  std::vector<int> merged(values.size());
  std::merge(left.begin(), left.end(), right.begin(), right.end(), merged.begin());
  std::ranges::copy(merged, values.begin());
}

void sort(std::span<int> values) {
  if (values.size() < 1024) {
    std::ranges::sort(values);
    return;
  }
  auto left = pool.submit([values] { sort(values.first(values.size() / 2)); });
  sort(values.subspan(values.size() / 2));
  left.get(); // FINDING: executor-self-wait
  mergeAt(values, values.size() / 2);
}

int main() {
  std::vector<int> values(1 << 20);
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = static_cast<int>(values.size() - i);
  pool.submit([&values] { sort(values); }).get();
  return values.front();
}
