// ROW: I10
// VERDICT: ok
// FINDINGS:
// WHY: whichever queue the getter returns, it is locked before the printers, and pausePrinters() has no queue locked.
#include <deque>
#include <mutex>

enum class Priority { Urgent, Normal };

class Spooler {
public:
  void submit(int job, Priority priority) {
    std::lock_guard<std::mutex> queueLock(mutexOf(priority));
    (priority == Priority::Urgent ? urgent_ : normal_).push_back(job);
    std::lock_guard<std::mutex> printersLock(printersMutex_);
    ++idlePrinters_;
  }

  bool pausePrinters() {
    {
      std::lock_guard<std::mutex> urgentLock(mutexOf(Priority::Urgent));
      if (!urgent_.empty())
        return false;
    }
    std::lock_guard<std::mutex> printersLock(printersMutex_);
    idlePrinters_ = 0;
    return true;
  }

private:
  std::mutex &mutexOf(Priority priority) {
    switch (priority) {
    case Priority::Urgent:
      return urgentMutex_;
    case Priority::Normal:
      break;
    }
    return normalMutex_;
  }

  std::mutex urgentMutex_;
  std::deque<int> urgent_;
  std::mutex normalMutex_;
  std::deque<int> normal_;
  std::mutex printersMutex_;
  int idlePrinters_ = 0;
};
