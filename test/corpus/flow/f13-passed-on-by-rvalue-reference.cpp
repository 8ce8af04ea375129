// ROW: F13
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Mailbox::boxMutex_ Mailbox::quotaMutex_
// WHY: std::move() to a reference moves nothing, so deliver() still holds the box when it waits for the quota, against trim().
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
    std::lock_guard<std::mutex> quotaLock(quotaMutex_); // FINDING: lock-order-cycle
    used_ += message.size();
  }

  void trim() {
    std::lock_guard<std::mutex> quotaLock(quotaMutex_);
    std::lock_guard<std::mutex> boxLock(boxMutex_); // FINDING: lock-order-cycle
    while (used_ > 1000 && !box_.empty()) {
      used_ -= box_.front().size();
      box_.pop_front();
    }
  }

private:
  void publish(std::unique_lock<std::mutex> &&lock) {
    if (lock.owns_lock())
      ++version_;
  }

  std::mutex boxMutex_;
  std::deque<std::string> box_;
  int version_ = 0;
  std::mutex quotaMutex_;
  std::size_t used_ = 0;
};
