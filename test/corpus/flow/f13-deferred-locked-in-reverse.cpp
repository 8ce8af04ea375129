// ROW: F13
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Spooler::printerMutex_ Spooler::queueMutex_
// WHY: both guards are made unlocked; print() locks the queue and then, when it is full, the printer, flush() the printer and then the queue.
#include <mutex>
#include <string>
#include <vector>

class Spooler {
public:
  void print(const std::string &job) {
    std::unique_lock<std::mutex> printerLock(printerMutex_, std::defer_lock);
    std::unique_lock<std::mutex> queueLock(queueMutex_, std::defer_lock);
    queueLock.lock();
    queue_.push_back(job);
    if (queue_.size() < 8)
      return;
    printerLock.lock(); // FINDING: lock-order-cycle
    printAll();
  }

  void flush() {
    std::unique_lock<std::mutex> printerLock(printerMutex_);
    std::unique_lock<std::mutex> queueLock(queueMutex_); // FINDING: lock-order-cycle
    printAll();
  }

private:
  void printAll() {
    pages_ += queue_.size();
    queue_.clear();
  }

  std::mutex printerMutex_;
  std::size_t pages_ = 0;
  std::mutex queueMutex_;
  std::vector<std::string> queue_;
};
