// ROW: P13
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: settle() runs on the actor's thread and reads the balance itself; only main asks and waits.
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

class Actor {
public:
  Actor() : thread_([this](std::stop_token stop) { loop(stop); }) {}

  void tell(std::function<void()> message) {
    {
      std::lock_guard lock(mutex_);
      mailbox_.push_back(std::move(message));
    }
    mail_.notify_one();
  }

  template <typename F> auto ask(F f) {
    std::promise<decltype(f())> answer;
    auto future = answer.get_future();
    tell([&answer, &f] { answer.set_value(f()); });
    return future.get();
  }

private:
  void loop(std::stop_token stop) {
    while (!stop.stop_requested()) {
      std::function<void()> message;
      {
        std::unique_lock lock(mutex_);
        mail_.wait(lock, stop, [this] { return !mailbox_.empty(); });
        if (mailbox_.empty())
          return;
        message = std::move(mailbox_.front());
        mailbox_.pop_front();
      }
      message();
    }
  }

  std::mutex mutex_;
  std::condition_variable_any mail_;
  std::deque<std::function<void()>> mailbox_;
  std::jthread thread_;
};

class Account {
public:
  long balance() {
    return actor_.ask([this] { return balance_; });
  }
  void deposit(long amount) {
    actor_.tell([this, amount] { balance_ += amount; });
  }
  void settle() {
    actor_.tell([this] {
      if (balance_ < 0)
        balance_ = 0;
    });
  }

private:
  long balance_ = 0;
  Actor actor_;
};

int main() {
  Account account;
  account.deposit(100);
  account.settle();
  return account.balance() == 100 ? 0 : 1;
}
