// ROW: O3
// VERDICT: ok
// FINDINGS:
// WHY: advance() has given the batch back before it locks the store, so only inbox-batch, inbox-store and store-batch are nested.
#include <deque>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class Pipeline {
public:
  void advance() {
    std::unique_lock<std::mutex> inboxLock(inboxMutex_);
    if (inbox_.empty())
      return;
    std::vector<std::string> full;
    std::unique_lock<std::mutex> batchLock(batchMutex_);
    batch_.insert(batch_.end(), inbox_.begin(), inbox_.end());
    inbox_.clear();
    if (batch_.size() >= 64)
      full.swap(batch_);
    batchLock.unlock();

    const std::lock_guard<std::mutex> storeLock(storeMutex_);
    for (auto &line : full)
      store_.push_back(std::move(line));
  }

  void arrived(std::string line) {
    const std::lock_guard<std::mutex> lock(inboxMutex_);
    inbox_.push_back(std::move(line));
  }

  std::size_t linesBehindTheInbox() const {
    const std::lock_guard<std::mutex> storeLock(storeMutex_);
    const std::lock_guard<std::mutex> batchLock(batchMutex_);
    return store_.size() + batch_.size();
  }

private:
  std::mutex inboxMutex_;
  std::deque<std::string> inbox_;
  mutable std::mutex batchMutex_;
  std::vector<std::string> batch_;
  mutable std::mutex storeMutex_;
  std::vector<std::string> store_;
};
