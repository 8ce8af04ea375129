#include "sessions.h"

Sessions &Sessions::instance() {
  static Sessions sessions(12);
  return sessions;
}

void Sessions::checkOut(std::list<Session> &to) {
  std::unique_lock<std::mutex> lock(mutex_);
  while (idle_.empty())
    checkedIn_.wait(lock);
  to.splice(to.end(), idle_, idle_.begin());
}

void Sessions::checkIn(std::list<Session> &from) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    idle_.splice(idle_.end(), from);
  }
  checkedIn_.notify_all();
}
