#ifndef SESSION_POOL_H
#define SESSION_POOL_H

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>

namespace remote {

class Session {
public:
  int fetch(int key);

private:
  int requests_ = 0;
};

/// Sessions with the price service. A handle gives its session back when it goes.
class SessionPool {
public:
  struct GiveBack {
    SessionPool *pool;
    void operator()(Session *session) const { pool->giveBack(session); }
  };
  using Handle = std::unique_ptr<Session, GiveBack>;

  explicit SessionPool(int size);
  Handle checkOut();

private:
  void giveBack(Session *session);

  std::mutex mutex_;
  std::condition_variable available_;
  std::deque<Session> sessions_;
  std::deque<Session *> free_;
};

extern SessionPool priceSessions;

} // namespace remote

#endif
