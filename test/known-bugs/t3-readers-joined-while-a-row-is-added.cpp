// ROW: T3
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Table::mutex_
// REASON: that the other side waits for a lock held in shared mode because a writer waits is not asked for joins.
// WHY: sumAll() joins its readers with a shared lock held; a writer that waits in append() meanwhile may keep the readers' shared locks waiting, and the writer waits for sumAll().
#include <atomic>
#include <mutex>
#include <shared_mutex>
#include <thread>
#include <vector>

class Table {
public:
  void append(long value) {
    std::unique_lock lock(mutex_);
    rows_.push_back(value);
  }

  long sumAll(std::size_t threads) const {
    std::atomic<long> sum{0};
    std::vector<std::thread> readers;
    std::shared_lock lock(mutex_);
    const std::size_t share = rows_.size() / threads;
    for (std::size_t i = 0; i < threads; ++i)
      readers.emplace_back([this, i, share, &sum] { sum += sumOf(i * share, share); });
    for (std::thread &reader : readers)
      reader.join(); // FINDING: wait-while-holding
    return sum;
  }

private:
  long sumOf(std::size_t first, std::size_t count) const {
    std::shared_lock lock(mutex_); // FINDING: wait-while-holding
    long sum = 0;
    for (std::size_t i = first; i < first + count; ++i)
      sum += rows_[i];
    return sum;
  }

  mutable std::shared_mutex mutex_;
  std::vector<long> rows_;
};

int main() {
  Table table;
  std::thread feeder([&table] {
    for (long value = 1; value <= 1000; ++value)
      table.append(value);
  });
  const long sum = table.sumAll(4);
  feeder.join();
  return sum < 0;
}
