// ROW: I15
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Recorder::tapeMutex_ Recorder::deviceMutex_
// WHY: record() locks what the unique_ptr and then what the shared_ptr points to, eject() the other way round.
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

class Recorder {
public:
  explicit Recorder(std::shared_ptr<std::mutex> deviceMutex)
      : tapeMutex_(std::make_unique<std::mutex>()), deviceMutex_(std::move(deviceMutex)) {}

  void record(int sample) {
    std::lock_guard<std::mutex> tapeLock(*tapeMutex_);
    tape_.push_back(sample);
    std::lock_guard<std::mutex> deviceLock(*deviceMutex_); // FINDING: lock-order-cycle
    position_ = tape_.size();
  }

  void eject() {
    std::unique_lock<std::mutex> deviceLock(*deviceMutex_.get());
    position_ = 0;
    std::unique_lock<std::mutex> tapeLock(*tapeMutex_.get()); // FINDING: lock-order-cycle
    tape_.clear();
  }

private:
  const std::unique_ptr<std::mutex> tapeMutex_;
  std::vector<int> tape_;
  const std::shared_ptr<std::mutex> deviceMutex_;
  std::size_t position_ = 0;
};
