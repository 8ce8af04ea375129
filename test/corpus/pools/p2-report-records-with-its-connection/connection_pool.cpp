#include "connection_pool.h"

#include <cstring>

namespace db {

ConnectionPool connections(10);

int Connection::query(const char *statement) { return static_cast<int>(std::strlen(statement)) + id; }

Lease::~Lease() {
  if (connection_ != nullptr)
    pool_.release(connection_);
}

ConnectionPool::ConnectionPool(std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    all_.push_back(std::make_unique<Connection>());
    idle_.push_back(all_.back().get());
  }
}

Lease ConnectionPool::acquire() {
  std::unique_lock<std::mutex> lock(mutex_);
  returned_.wait(lock, [this] { return !idle_.empty(); }); // FINDING: nested-lease
  Connection *connection = idle_.back();
  idle_.pop_back();
  return Lease(*this, connection);
}

void ConnectionPool::release(Connection *connection) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    idle_.push_back(connection);
  }
  returned_.notify_one();
}

} // namespace db
