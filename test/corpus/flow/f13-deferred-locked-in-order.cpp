// ROW: F13
// VERDICT: ok
// FINDINGS:
// WHY: print() makes its guards in the order queue, printer, but locks nothing until printer is locked before queue, as in flush().
#include <mutex>
#include <string>
#include <vector>

class Spooler {
public:
  void print(const std::string &job, bool atOnce) {
    std::unique_lock<std::mutex> queueLock(queueMutex_, std::defer_lock);
    std::unique_lock<std::mutex> printerLock(printerMutex_, std::defer_lock);
    if (atOnce)
      printerLock.lock();
    queueLock.lock();
    queue_.push_back(job);
    if (printerLock)
      printAll();
  }

  void flush() {
    std::unique_lock<std::mutex> printerLock(printerMutex_);
    std::unique_lock<std::mutex> queueLock(queueMutex_);
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
