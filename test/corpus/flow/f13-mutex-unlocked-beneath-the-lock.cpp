// ROW: F13
// VERDICT: bad
// FINDINGS: release-not-held
// LOCKS: Telemetry::mutex_
// WHY: the mutex is unlocked by hand while the unique_lock still believes to own it, so lock.unlock() releases it a second time.
#include <mutex>
#include <vector>

class Telemetry {
public:
  void add(int value) {
    std::lock_guard<std::mutex> lock(mutex_);
    values_.push_back(value);
  }

  std::size_t send() {
    std::vector<int> batch;
    std::unique_lock<std::mutex> lock(mutex_);
    batch.swap(values_);
    mutex_.unlock();
    const std::size_t sent = batch.size();
    lock.unlock(); // FINDING: release-not-held
    return sent;
  }

private:
  std::mutex mutex_;
  std::vector<int> values_;
};
