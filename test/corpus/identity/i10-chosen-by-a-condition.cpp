// ROW: I10
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Spooler::urgentMutex_ Spooler::printersMutex_
// WHY: submit() waits for the printers with either queue locked; only the urgent queue is also locked with the printers held.
#include <deque>
#include <mutex>

class Spooler {
public:
  void submit(int job, bool urgent) {
    std::mutex *queueMutex = urgent ? &urgentMutex_ : &normalMutex_;
    std::lock_guard<std::mutex> queueLock(*queueMutex);
    (urgent ? urgent_ : normal_).push_back(job);
    std::lock_guard<std::mutex> printersLock(printersMutex_); // FINDING: lock-order-cycle
    ++idlePrinters_;
  }

  bool pausePrinters() {
    std::lock_guard<std::mutex> printersLock(printersMutex_);
    std::lock_guard<std::mutex> urgentLock(urgentMutex_); // FINDING: lock-order-cycle
    if (!urgent_.empty())
      return false;
    idlePrinters_ = 0;
    return true;
  }

  std::size_t waiting() {
    std::lock_guard<std::mutex> normalLock(normalMutex_);
    return normal_.size();
  }

private:
  std::mutex urgentMutex_;
  std::deque<int> urgent_;
  std::mutex normalMutex_;
  std::deque<int> normal_;
  std::mutex printersMutex_;
  int idlePrinters_ = 0;
};
