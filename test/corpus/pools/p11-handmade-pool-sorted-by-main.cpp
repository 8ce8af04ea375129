// ROW: P11
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: Only main waits for tasks of the pool; a task sorts its part and never waits for another.
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
  const std::size_t parts = 8;
  const std::size_t step = (values.size() + parts - 1) / parts;
  std::vector<std::future<void>> sorted;
  for (std::size_t at = 0; at < values.size(); at += step) {
    const auto part = values.subspan(at, std::min(step, values.size() - at));
    sorted.push_back(pool.submit([part] { std::ranges::sort(part); }));
  }
  for (auto &part : sorted)
    part.get();
  for (std::size_t at = step; at < values.size(); at += step)
    mergeAt(values.first(std::min(at + step, values.size())), at);
}

int main() {
  std::vector<int> values(1 << 20);
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = static_cast<int>(values.size() - i);
  sort(values);
  return values.front();
}
