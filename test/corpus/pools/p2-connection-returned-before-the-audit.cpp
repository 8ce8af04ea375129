// ROW: P2
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17
// WHY: The block of placeOrder() gives its connection back before the audit takes one, so nobody holds two.
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class Connection {
public:
  void execute(const std::string &sql) { last_ = sql; }

private:
  std::string last_;
};

class ConnectionPool {
public:
  class Handle {
  public:
    Handle(ConnectionPool &pool, std::unique_ptr<Connection> connection)
        : pool_(&pool), connection_(std::move(connection)) {}
    Handle(Handle &&other) noexcept
        : pool_(std::exchange(other.pool_, nullptr)), connection_(std::move(other.connection_)) {}
    ~Handle() {
      if (pool_ != nullptr)
        pool_->put(std::move(connection_));
    }
    Connection *operator->() const { return connection_.get(); }

  private:
    ConnectionPool *pool_;
    std::unique_ptr<Connection> connection_;
  };

  explicit ConnectionPool(std::size_t size) {
    for (std::size_t i = 0; i < size; ++i)
      idle_.push_back(std::make_unique<Connection>());
  }

  Handle get() {
    std::unique_lock<std::mutex> lock(mutex_);
    returned_.wait(lock, [this] { return !idle_.empty(); });
    std::unique_ptr<Connection> connection = std::move(idle_.back());
    idle_.pop_back();
    return Handle(*this, std::move(connection));
  }

private:
  void put(std::unique_ptr<Connection> connection) {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      idle_.push_back(std::move(connection));
    }
    returned_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

ConnectionPool &pool() {
  static ConnectionPool instance(8);
  return instance;
}

class Audit {
public:
  void record(const std::string &what) {
    auto connection = pool().get();
    connection->execute("insert into audit values ('" + what + "')");
  }
};

class Orders {
public:
  void placeOrder(const std::string &article) {
    {
      auto connection = pool().get();
      connection->execute("insert into orders values ('" + article + "')");
    }
    audit_.record("ordered " + article);
  }

private:
  Audit audit_;
};

Orders orders;
