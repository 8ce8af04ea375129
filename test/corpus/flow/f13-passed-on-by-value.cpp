// ROW: F13
// VERDICT: ok
// FINDINGS:
// WHY: the lock is moved into the parameter of publish() and unlocked when that call is over, before quotaMutex_ is locked.
#include <deque>
#include <mutex>
#include <string>
#include <utility>

class Mailbox {
public:
  void deliver(const std::string &message) {
    std::unique_lock<std::mutex> lock(boxMutex_);
    box_.push_back(message);
    publish(std::move(lock));
    std::lock_guard<std::mutex> quotaLock(quotaMutex_);
    used_ += message.size();
  }

  void trim() {
    std::lock_guard<std::mutex> quotaLock(quotaMutex_);
    std::lock_guard<std::mutex> boxLock(boxMutex_);
    while (used_ > 1000 && !box_.empty()) {
      used_ -= box_.front().size();
      box_.pop_front();
    }
  }

private:
  void publish(std::unique_lock<std::mutex> lock) {
    if (lock.owns_lock())
      ++version_;
  }

  std::mutex boxMutex_;
  std::deque<std::string> box_;
  int version_ = 0;
  std::mutex quotaMutex_;
  std::size_t used_ = 0;
};
