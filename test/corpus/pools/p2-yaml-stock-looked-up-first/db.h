#ifndef DB_H
#define DB_H

#include <string>

// The library's header; its sources are not ours.
namespace db {

class Connection {
public:
  int execute(const std::string &statement) noexcept;
};

class ConnectionPool {
public:
  explicit ConnectionPool(unsigned size);
  ConnectionPool(const ConnectionPool &) = delete;
  ~ConnectionPool();

  Connection *acquire() noexcept;
  void release(Connection *connection) noexcept;
};

class Lease {
public:
  explicit Lease(ConnectionPool &pool);
  Lease(const Lease &) = delete;
  ~Lease();

  Connection *operator->() const noexcept;
};

} // namespace db

#endif
