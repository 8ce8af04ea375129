// ROW: I4
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Endpoint::mutex_
// WHY: each end of a pipe is the other's peer: two threads that send at both ends hold one end each and wait for the other.
#include <deque>
#include <mutex>
#include <string>

class Endpoint {
public:
  static void connect(Endpoint &a, Endpoint &b) {
    a.peer_ = &b;
    b.peer_ = &a;
  }

  bool send(std::string message) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (peer_ == nullptr)
      return false;
    std::lock_guard<std::mutex> peerLock(peer_->mutex_); // FINDING: lock-order-cycle
    peer_->inbox_.push_back(std::move(message));
    ++sent_;
    return true;
  }

private:
  std::mutex mutex_;
  Endpoint *peer_ = nullptr;
  std::deque<std::string> inbox_;
  int sent_ = 0;
};
