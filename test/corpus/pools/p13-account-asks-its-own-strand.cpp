// ROW: P13
// VERDICT: bad
// FINDINGS: executor-self-wait
// LOCKS: Account::strand_
// WHY: withdraw() runs on the one thread of strand_ and waits there for balance(), which the same thread would have to run.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

class TaskThread {
public:
  TaskThread() : thread_([this] { run(); }) {}

  ~TaskThread() {
    post(nullptr);
    thread_.join();
  }

  void post(std::function<void()> task) {
    std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    posted_.notify_one();
  }

  template <typename F> auto call(F function) {
    auto task = std::make_shared<std::packaged_task<decltype(function())()>>(std::move(function));
    auto result = task->get_future();
    post([task] { (*task)(); });
    return result;
  }

private:
  std::function<void()> next() {
    std::unique_lock lock(mutex_);
    posted_.wait(lock, [this] { return !tasks_.empty(); });
    auto task = std::move(tasks_.front());
    tasks_.pop_front();
    return task;
  }

  void run() {
    while (auto task = next())
      task();
  }

  std::mutex mutex_;
  std::condition_variable posted_;
  std::deque<std::function<void()>> tasks_;
  std::thread thread_;
};

class Account {
public:
  std::future<int> balance() {
    return strand_.call([this] { return cents_; });
  }

  std::future<bool> withdraw(int cents) {
    return strand_.call([this, cents] {
      if (balance().get() < cents) // FINDING: executor-self-wait
        return false;
      cents_ -= cents;
      return true;
    });
  }

private:
  int cents_ = 10000;
  TaskThread strand_;
};

int main() {
  Account account;
  std::printf("%d\n", account.withdraw(300).get());
}
