// ROW: F13
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Journal::mutex_ Store::indexMutex_
// FLAGS: -std=c++23
// WHY: finish() only flushes, the writer keeps its lock until the end of put(), which locks the index with it; compact() opens the journal with the index locked.
#include <cstdint>
#include <expected>
#include <fstream>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace wal {

enum class Error { Closed, TooLong };

class Journal {
public:
  class Writer {
  public:
    explicit Writer(Journal &journal) : journal_(&journal), lock_(journal.mutex_) {} // FINDING: lock-order-cycle
    Writer(Writer &&) = default;
    Writer &operator=(Writer &&) = default;

    std::expected<std::uint64_t, Error> append(std::string_view record) {
      if (!lock_.owns_lock())
        return std::unexpected(Error::Closed);
      if (record.size() > 4096)
        return std::unexpected(Error::TooLong);
      journal_->out_ << record << '\n';
      return journal_->next_++;
    }

    void finish() {
      if (lock_.owns_lock())
        journal_->out_.flush();
    }

  private:
    Journal *journal_;
    std::unique_lock<std::mutex> lock_;
  };

  Writer open() { return Writer(*this); }

private:
  std::mutex mutex_;
  std::ofstream out_;
  std::uint64_t next_ = 0;
};

class Store {
public:
  std::expected<std::uint64_t, Error> put(const std::string &key, const std::string &value) {
    Journal::Writer writer = journal_.open();
    auto number = writer.append(key + '=' + value);
    if (!number)
      return number;
    writer.finish();
    std::lock_guard lock(indexMutex_); // FINDING: lock-order-cycle
    index_[key] = *number;
    return number;
  }

  void compact() {
    std::lock_guard lock(indexMutex_);
    Journal::Writer writer = journal_.open();
    for (auto &[key, number] : index_)
      if (auto next = writer.append(key))
        number = *next;
  }

private:
  std::mutex indexMutex_;
  std::unordered_map<std::string, std::uint64_t> index_;
  Journal journal_;
};

Store &store() {
  static Store instance;
  return instance;
}

} // namespace wal
