// ROW: O1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Center::mutex_ Manager::mutex_
// WHY: a notice that is given to post() is not empty, so finished() goes on to lock the manager with the centre locked (C++14 moves it in from a temporary, which is empty afterwards).
// FLAGS: -std=c++14
#include <mutex>
#include <stdexcept>
#include <utility>

struct Notice {
  int number = 0;
};

class NoticePtr {
public:
  NoticePtr(Notice *notice) : notice_(notice) {}
  NoticePtr(NoticePtr &&other) noexcept : notice_(other.notice_) { other.notice_ = nullptr; }
  ~NoticePtr() { delete notice_; }
  bool isNull() const { return notice_ == nullptr; }

private:
  Notice *notice_;
};

class Center {
public:
  std::mutex mutex_;

  void post(NoticePtr notice) {
    if (notice.isNull())
      throw std::invalid_argument("no notice");
    std::lock_guard<std::mutex> lock(countMutex_);
    ++posted_;
  }

private:
  std::mutex countMutex_;
  int posted_ = 0;
};

class Manager {
public:
  void finished(Notice *) {
    std::lock_guard<std::mutex> centre(center_.mutex_);
    center_.post(new Notice());
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    ++finished_;
  }

  void report() {
    std::lock_guard<std::mutex> lock(mutex_);
    std::lock_guard<std::mutex> centre(center_.mutex_); // FINDING: lock-order-cycle
    center_.post(new Notice());
  }

private:
  Center center_;
  std::mutex mutex_;
  int finished_ = 0;
};
