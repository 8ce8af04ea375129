// ROW: T3
// VERDICT: ok
// FINDINGS:
// WHY: sumAll() joins its readers with a shared lock held and they take only shared ones; the one writer, load(), has returned before main starts any thread.
#include <atomic>
#include <fstream>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>
#include <vector>

class Table {
public:
  void load(const char *path) {
    std::unique_lock lock(mutex_);
    std::ifstream file(path);
    for (long value; file >> value;)
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
      reader.join();
    return sum;
  }

private:
  long sumOf(std::size_t first, std::size_t count) const {
    std::shared_lock lock(mutex_);
    long sum = 0;
    for (std::size_t i = first; i < first + count; ++i)
      sum += rows_[i];
    return sum;
  }

  mutable std::shared_mutex mutex_;
  std::vector<long> rows_;
};

int main(int argc, char **argv) {
  Table table;
  for (int i = 1; i < argc; ++i)
    table.load(argv[i]);
  return table.sumAll(4) == 0;
}
