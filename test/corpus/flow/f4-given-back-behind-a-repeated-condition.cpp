// ROW: F4
// VERDICT: ok
// FINDINGS:
// WHY: The function is called with the lock held and gives it back before it takes it again; the way around both is no way.
#include <deque>
#include <mutex>

class Journal {
public:
  void append(int record) {
    mutex_.lock();
    pending_.push_back(record);
    collect();
    mutex_.unlock();
  }

  void roll() {
    mutex_.lock();
    collect();
    pending_.clear();
    mutex_.unlock();
  }

private:
  void collect();

  std::mutex mutex_;
  std::mutex logMutex_;
  std::deque<int> pending_;
  std::deque<int> logs_;
};

// Called with mutex_ held.
void Journal::collect() {
  if (pending_.empty() || logs_.empty())
    return;
  if (!pending_.empty() && !logs_.empty()) {
    mutex_.unlock();
    logMutex_.lock();
    logs_.pop_front();
    logMutex_.unlock();
  }
  mutex_.lock();
  pending_.pop_front();
}

Journal journal;
