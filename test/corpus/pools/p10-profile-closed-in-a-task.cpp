// ROW: P10
// VERDICT: bad
// FINDINGS: executor-self-wait
// LOCKS: background
// WHY: closeProfile() is a task of background and waits for an event that only a later task of background signals; two profiles hold both workers.
#include <condition_variable>
#include <deque>
#include <functional>
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

class WaitableEvent {
public:
  void signal() {
    std::lock_guard lock(mutex_);
    signaled_ = true;
    changed_.notify_all();
  }

  void wait() {
    std::unique_lock lock(mutex_);
    while (!signaled_)
      changed_.wait(lock); // FINDING: executor-self-wait
  }

private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool signaled_ = false;
};

static WorkerPool background(2);
static int cookies[8];

static void flushCookies(int profile) {
  WaitableEvent flushed;
  background.post([&flushed, profile] {
    ++cookies[profile];
    flushed.signal();
  });
  flushed.wait();
}

static void closeProfile(int profile) {
  flushCookies(profile);
}

int main() {
  for (int profile = 0; profile < 8; ++profile)
    background.post([profile] { closeProfile(profile); });
}
