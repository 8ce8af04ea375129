#ifndef CONNECTION_POOL_H
#define CONNECTION_POOL_H

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace db {

struct Connection {
  int id = 0;
  int query(const char *statement);
};

class ConnectionPool;

/// A connection out of the pool, which goes back when the lease ends.
class Lease {
public:
  Lease(ConnectionPool &pool, Connection *connection) : pool_(pool), connection_(connection) {}
  Lease(Lease &&other) noexcept : pool_(other.pool_), connection_(std::exchange(other.connection_, nullptr)) {}
  Lease &operator=(Lease &&) = delete;
  ~Lease();

  Connection *operator->() const { return connection_; }
  Connection &operator*() const { return *connection_; }

private:
  ConnectionPool &pool_;
  Connection *connection_;
};

class ConnectionPool {
public:
  explicit ConnectionPool(std::size_t size);
  Lease acquire();
  void release(Connection *connection);

private:
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> all_;
  std::vector<Connection *> idle_;
};

extern ConnectionPool connections;

} // namespace db

#endif
