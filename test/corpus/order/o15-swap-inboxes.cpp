// ROW: O15
// VERDICT: ok
// FINDINGS:
// WHY: std::scoped_lock takes its two mutexes by try and back off, so the order they are named in does not matter.
#include <deque>
#include <mutex>
#include <string>

class MailExchange {
public:
  void deliver() {
    std::scoped_lock both(inboxMutex_, outboxMutex_);
    inbox_.insert(inbox_.end(), outbox_.begin(), outbox_.end());
    outbox_.clear();
  }

  void bounce() {
    std::scoped_lock both(outboxMutex_, inboxMutex_);
    if (inbox_.empty())
      return;
    outbox_.push_back(inbox_.front());
    inbox_.pop_front();
  }

  void send(const std::string &message) {
    std::scoped_lock lock(outboxMutex_);
    outbox_.push_back(message);
  }

private:
  std::mutex inboxMutex_;
  std::deque<std::string> inbox_;
  std::mutex outboxMutex_;
  std::deque<std::string> outbox_;
};
