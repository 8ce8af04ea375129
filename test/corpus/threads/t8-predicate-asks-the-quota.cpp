// ROW: T8
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Spool::mutex_ quota
// WHY: the predicate runs with the spool locked and takes the quota; charge() takes the spool with the quota locked.
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

static std::mutex quota;
static int pagesLeft = 100;

static bool mayPrint() {
  std::lock_guard<std::mutex> lock(quota); // FINDING: lock-order-cycle
  return pagesLeft > 0;
}

class Spool {
public:
  void add(std::string job) {
    std::lock_guard<std::mutex> lock(mutex_);
    jobs_.push_back(std::move(job));
    added_.notify_one();
  }

  std::string next() {
    std::unique_lock<std::mutex> lock(mutex_);
    added_.wait(lock, [this] { return !jobs_.empty() && mayPrint(); });
    std::string job = jobs_.front();
    jobs_.pop_front();
    return job;
  }

  std::size_t waiting() {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    return jobs_.size();
  }

private:
  std::mutex mutex_;
  std::condition_variable added_;
  std::deque<std::string> jobs_;
};

static Spool spool;

static void charge() {
  std::lock_guard<std::mutex> lock(quota);
  pagesLeft -= static_cast<int>(spool.waiting());
}

int main() {
  std::thread printer([] {
    for (int i = 0; i < 10; ++i)
      spool.next();
  });
  for (int i = 0; i < 10; ++i) {
    spool.add("page");
    charge();
  }
  printer.join();
}
