// ROW: T5
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Session::mutex_
// WHY: logIn() waits for the token with mutex_ held; the task that keeps the promise locks mutex_ in authenticate() first.
#include <condition_variable>
#include <cstdio>
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

class Session {
public:
  int logIn(WorkerPool &pool) {
    auto promise = std::make_shared<std::promise<int>>();
    std::future<int> token = promise->get_future();
    std::lock_guard lock(mutex_);
    pool.post([this, promise] { promise->set_value(authenticate()); });
    token_ = token.get(); // FINDING: wait-while-holding
    return token_;
  }

private:
  int authenticate() {
    std::lock_guard lock(mutex_); // FINDING: wait-while-holding
    return ++attempts_ * 1000;
  }

  std::mutex mutex_;
  int attempts_ = 0;
  int token_ = 0;
};

int main() {
  Session session;
  WorkerPool pool(2);
  std::printf("%d\n", session.logIn(pool));
}
