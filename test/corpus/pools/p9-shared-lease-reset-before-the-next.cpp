// ROW: P9
// VERDICT: ok
// FINDINGS:
// WHY: reset() ends the lease, as nobody else shares it, which gives its connection back, before the next one is made.
#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

struct Connection {
  int number = 0;
  bool broken = false;
  bool fetch(int page) { return broken = page % 97 == 0, !broken; }
};

class ConnectionPool {
public:
  ConnectionPool() {
    for (Connection &connection : all_)
      free_.push_back(&connection);
  }

  Connection *take() {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [this] { return !free_.empty(); });
    Connection *connection = free_.back();
    free_.pop_back();
    return connection;
  }

  void giveBack(Connection *connection) {
    {
      std::lock_guard lock(mutex_);
      free_.push_back(connection);
    }
    returned_.notify_one();
  }

private:
  std::mutex mutex_;
  std::condition_variable returned_;
  std::array<Connection, 8> all_;
  std::vector<Connection *> free_;
};

class Lease {
public:
  explicit Lease(ConnectionPool &pool) : pool_(&pool), connection_(pool.take()) {}
  Lease(Lease &&other) noexcept : pool_(other.pool_), connection_(std::exchange(other.connection_, nullptr)) {}
  Lease &operator=(Lease &&other) noexcept {
    std::swap(pool_, other.pool_);
    std::swap(connection_, other.connection_);
    return *this;
  }
  ~Lease() {
    if (connection_)
      pool_->giveBack(connection_);
  }
  Connection *operator->() const { return connection_; }

private:
  ConnectionPool *pool_;
  Connection *connection_;
};

static ConnectionPool connections;

int readPages(int first, int last) {
  int read = 0;
  auto lease = std::make_shared<Lease>(connections);
  for (int page = first; page < last; ++page) {
    if (!(*lease)->fetch(page)) {
      lease.reset();
      lease = std::make_shared<Lease>(connections);
    } else {
      ++read;
    }
  }
  return read;
}
