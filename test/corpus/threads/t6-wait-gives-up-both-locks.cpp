// ROW: T6
// VERDICT: ok
// FINDINGS:
// WHY: condition_variable_any unlocks the whole Pair while it waits, so both mutexes are free for deliver(), and locks them again by std::lock.
#include <condition_variable>
#include <mutex>
#include <thread>

namespace {

/// Two mutexes as one lockable.
class Pair {
public:
  Pair(std::mutex &first, std::mutex &second) : first_(first), second_(second) {}
  void lock() { std::lock(first_, second_); }
  void unlock() {
    second_.unlock();
    first_.unlock();
  }

private:
  std::mutex &first_;
  std::mutex &second_;
};

class Kitchen {
public:
  void serve() {
    Pair both(ordersMutex_, platesMutex_);
    std::lock_guard<Pair> lock(both);
    changed_.wait(both, [this] { return orders_ > 0 && plates_ > 0; });
    --orders_;
    --plates_;
  }

  void deliver(int count) {
    {
      std::lock_guard<std::mutex> plates(platesMutex_);
      plates_ += count;
      std::lock_guard<std::mutex> orders(ordersMutex_);
      orders_ += count;
    }
    changed_.notify_all();
  }

private:
  std::mutex ordersMutex_;
  std::mutex platesMutex_;
  std::condition_variable_any changed_;
  int orders_ = 0;
  int plates_ = 0;
};

} // namespace

int main() {
  Kitchen kitchen;
  std::thread waiter(&Kitchen::serve, &kitchen);
  std::thread cook(&Kitchen::deliver, &kitchen, 2);
  waiter.join();
  cook.join();
}
