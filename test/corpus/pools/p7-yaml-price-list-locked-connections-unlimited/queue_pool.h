#ifndef QUEUE_POOL_H
#define QUEUE_POOL_H

// The library's header; its sources are not ours.
namespace sql {

class QueuePool {
public:
  QueuePool(const char *address, int size, int maxOverflow);
  QueuePool(const QueuePool &) = delete;
  ~QueuePool();
};

/// A connection of the pool, as long as it lives.
class Checkout {
public:
  explicit Checkout(QueuePool &pool);
  Checkout(const Checkout &) = delete;
  ~Checkout();

  int execute(const char *statement, int argument) noexcept;
};

} // namespace sql

#endif
