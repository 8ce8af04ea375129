// ROW: P10
// VERDICT: bad
// FINDINGS: executor-self-wait
// LOCKS: crawlers
// WHY: crawl() is a task of crawlers and whenAll() waits in it for tasks of crawlers; eight sites hold all eight workers.
// REASON: A container of futures that is passed on by value takes its tasks along; what is followed into the callee are single handles.
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

template <typename T> std::vector<T> whenAll(std::vector<std::future<T>> futures) {
  std::vector<T> results;
  for (auto &future : futures)
    results.push_back(future.get()); // FINDING: executor-self-wait
  return results;
}

static ThreadPool crawlers(8);

static int fetch(int page) { return page % 7; }

static int crawl(int site) {
  std::vector<std::future<int>> pages;
  for (int page = 0; page < 5; ++page)
    pages.push_back(crawlers.submit([site, page] { return fetch(site * 5 + page); }));
  int links = 0;
  for (int found : whenAll(std::move(pages)))
    links += found;
  return links;
}

int main() {
  std::vector<std::future<int>> sites;
  for (int site = 0; site < 50; ++site)
    sites.push_back(crawlers.submit([site] { return crawl(site); }));
  for (auto &site : sites)
    std::printf("%d links\n", site.get());
}
