// ROW: P3
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: sessions
// DEPTH: 2
// WHY: placeOrder() lends its session to reserve(), but reserve() asks priceOf(), which leases another one.
#include <condition_variable>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

class Session {
public:
  int run(int statement) { return last_ = statement; }

private:
  int last_ = 0;
};

class SessionPool {
public:
  explicit SessionPool(int size) {
    for (int i = 0; i < size; ++i)
      idle_.push_back(std::make_unique<Session>());
  }
  std::unique_ptr<Session> get() {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [&] { return !idle_.empty(); }); // FINDING: nested-lease
    auto session = std::move(idle_.back());
    idle_.pop_back();
    return session;
  }
  void put(std::unique_ptr<Session> session) {
    std::lock_guard lock(mutex_);
    idle_.push_back(std::move(session));
    returned_.notify_one();
  }

private:
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Session>> idle_;
};

static SessionPool sessions(5);

namespace {

class Lease {
public:
  Lease() : session_(sessions.get()) {}
  Lease(const Lease &) = delete;
  ~Lease() { sessions.put(std::move(session_)); }
  Session &operator*() { return *session_; }

private:
  std::unique_ptr<Session> session_;
};

int priceOf(int item) {
  Lease lease;
  return (*lease).run(item);
}

int reserve(Session &session, int item) { return session.run(item) * priceOf(item); }

} // namespace

int placeOrder(int item) {
  Lease lease;
  return reserve(*lease, item);
}
