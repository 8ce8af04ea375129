// ROW: T3
// VERDICT: ok
// FINDINGS:
// WHY: the future outlives the lock in a member, and flush() waits for the tasks after it has released mutex_.
#include <future>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class Outbox {
public:
  void send(const std::string &text) {
    std::lock_guard<std::mutex> lock(mutex_);
    ++pending_;
    deliveries_.push_back(std::async(std::launch::async, &Outbox::deliver, this, text));
  }

  void flush() {
    std::vector<std::future<void>> waiting;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      waiting.swap(deliveries_);
    }
    for (std::future<void> &delivery : waiting)
      delivery.get();
  }

private:
  void deliver(std::string text) {
    std::lock_guard<std::mutex> lock(mutex_);
    delivered_.push_back(std::move(text));
    --pending_;
  }

  std::mutex mutex_;
  int pending_ = 0;
  std::vector<std::string> delivered_;
  std::vector<std::future<void>> deliveries_;
};

int main() {
  Outbox outbox;
  outbox.send("hello");
  outbox.send("world");
  outbox.flush();
}
