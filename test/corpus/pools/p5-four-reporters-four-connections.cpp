// ROW: P5
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: connections
// NEEDS: 5
// DEPTH: 2
// WHY: each of four reporters holds one of the four connections and waits for a second in customerName(); nobody gives one back; five would do.
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

class ConnectionPool {
public:
  explicit ConnectionPool(int size) {
    for (int id = 0; id < size; ++id)
      free_.push_back(id);
  }

  int acquire() {
    std::unique_lock<std::mutex> lock(mutex_);
    available_.wait(lock, [this] { return !free_.empty(); }); // FINDING: nested-lease
    const int id = free_.back();
    free_.pop_back();
    return id;
  }

  void release(int id) {
    std::lock_guard<std::mutex> lock(mutex_);
    free_.push_back(id);
    available_.notify_one();
  }

private:
  std::mutex mutex_;
  std::condition_variable available_;
  std::vector<int> free_;
};

class Lease {
public:
  explicit Lease(ConnectionPool &pool) : pool_(pool), id_(pool.acquire()) {}
  ~Lease() { pool_.release(id_); }
  Lease(const Lease &) = delete;
  Lease &operator=(const Lease &) = delete;
  int id() const { return id_; }

private:
  ConnectionPool &pool_;
  const int id_;
};

static ConnectionPool connections(4);

static int customerName(int order) {
  Lease connection(connections);
  return order * 100 + connection.id();
}

static void report(int firstOrder) {
  Lease connection(connections);
  for (int order = firstOrder; order < firstOrder + 10; ++order)
    std::printf("%d over %d: %d\n", order, connection.id(), customerName(order));
}

int main() {
  std::vector<std::thread> reporters;
  for (int i = 0; i < 4; ++i)
    reporters.emplace_back(report, i * 10);
  for (std::thread &reporter : reporters)
    reporter.join();
}
