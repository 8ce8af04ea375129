// ROW: O3
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Pipeline::inboxMutex_ Pipeline::batchMutex_ Pipeline::storeMutex_
// WHY: one advance() holds the inbox and waits for the batch, another has let go of the inbox, holds the batch and waits for the store, and flush() holds the store and waits for the inbox.
#include <deque>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class Pipeline {
public:
  /// Moves what has arrived one stage on; the inbox is free again as soon as the batch has its content.
  void advance() {
    std::unique_lock<std::mutex> inboxLock(inboxMutex_);
    if (inbox_.empty())
      return;
    std::unique_lock<std::mutex> batchLock(batchMutex_); // FINDING: lock-order-cycle
    batch_.insert(batch_.end(), inbox_.begin(), inbox_.end());
    inbox_.clear();
    inboxLock.unlock();

    if (batch_.size() < 64)
      return;
    const std::lock_guard<std::mutex> storeLock(storeMutex_); // FINDING: lock-order-cycle
    for (auto &line : batch_)
      store_.push_back(std::move(line));
    batch_.clear();
  }

  void arrived(std::string line) {
    const std::lock_guard<std::mutex> lock(inboxMutex_);
    inbox_.push_back(std::move(line));
  }

  /// Before a shutdown: what never got through a batch is stored as it is.
  void flush() {
    const std::lock_guard<std::mutex> storeLock(storeMutex_);
    const std::lock_guard<std::mutex> inboxLock(inboxMutex_); // FINDING: lock-order-cycle
    store_.insert(store_.end(), inbox_.begin(), inbox_.end());
    inbox_.clear();
  }

private:
  std::mutex inboxMutex_;
  std::deque<std::string> inbox_;
  std::mutex batchMutex_;
  std::vector<std::string> batch_;
  std::mutex storeMutex_;
  std::vector<std::string> store_;
};
