#pragma once

#include <condition_variable>
#include <mutex>

class ConnectionPool {
public:
  explicit ConnectionPool(int count) : idle_(count) {}

  void acquire() {
    std::unique_lock<std::mutex> lock(mutex_);
    returned_.wait(lock, [this] { return idle_ > 0; }); // FINDING: resource-cycle
    --idle_;
  }

  void release() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      ++idle_;
    }
    returned_.notify_one();
  }

private:
  std::mutex mutex_;
  std::condition_variable returned_;
  int idle_;
};

class Connection {
public:
  explicit Connection(ConnectionPool &pool) : pool_(pool) { pool_.acquire(); }
  ~Connection() { pool_.release(); }
  Connection(const Connection &) = delete;
  Connection &operator=(const Connection &) = delete;

  int rows(int table) const { return table * 100; }

private:
  ConnectionPool &pool_;
};
