// ROW: P3
// VERDICT: ok
// FINDINGS:
// WHY: stockOf() leases a session only when it is given none, and placeOrder(), which holds one, gives it.
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
    returned_.wait(lock, [&] { return !idle_.empty(); });
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

int stock(int item, Session *session) {
  if (session != nullptr)
    return session->run(item);
  Lease lease;
  return (*lease).run(item);
}

} // namespace

int stockOf(int item) { return stock(item, nullptr); }

int placeOrder(int item) {
  Lease lease;
  int left = stock(item, &*lease);
  return left > 0 ? (*lease).run(item + 1000) : 0;
}
