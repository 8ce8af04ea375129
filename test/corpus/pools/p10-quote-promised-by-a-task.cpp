// ROW: P10
// VERDICT: bad
// FINDINGS: executor-self-wait
// LOCKS: pool
// WHY: quote() is a task of pool and waits for a promise that only a later task of pool keeps; two quotes at once hold both workers.
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
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

static WorkerPool pool(2);

static void quote(int order) {
  auto price = std::make_shared<std::promise<int>>();
  std::future<int> answer = price->get_future();
  pool.post([price, order] { price->set_value(order * 3); });
  if (answer.get() > 100) // FINDING: executor-self-wait
    pool.post([order] { quote(order - 1); });
}

int main() {
  for (int order = 1; order < 40; ++order)
    pool.post([order] { quote(order); });
}
