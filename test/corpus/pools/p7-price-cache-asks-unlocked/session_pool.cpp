#include "session_pool.h"

namespace remote {

SessionPool priceSessions(6);

int Session::fetch(int key) { return key + ++requests_; }

SessionPool::SessionPool(int size) {
  for (int i = 0; i < size; ++i)
    free_.push_back(&sessions_.emplace_back());
}

SessionPool::Handle SessionPool::checkOut() {
  std::unique_lock lock(mutex_);
  available_.wait(lock, [this] { return !free_.empty(); });
  Session *session = free_.front();
  free_.pop_front();
  return Handle(session, GiveBack{this});
}

void SessionPool::giveBack(Session *session) {
  std::lock_guard lock(mutex_);
  free_.push_back(session);
  available_.notify_one();
}

} // namespace remote
