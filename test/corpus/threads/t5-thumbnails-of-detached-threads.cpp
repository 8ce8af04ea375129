// ROW: T5
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Gallery::mutex_
// WHY: cover() waits for the cover's thumbnail with the gallery locked, which the thread that makes it locks to count it.
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

std::string scaled(const std::string &picture, int width);

class Gallery {
public:
  void open(const std::string &picture) {
    std::packaged_task<std::string()> task([this, picture] { return thumbnail(picture); });
    cover_ = task.get_future();
    std::thread(std::move(task)).detach();
  }

  std::string cover() {
    std::lock_guard<std::mutex> lock(mutex_);
    return cover_.get(); // FINDING: wait-while-holding
  }

  int made() {
    std::lock_guard<std::mutex> lock(mutex_);
    return made_;
  }

private:
  std::string thumbnail(const std::string &picture) {
    std::string small = scaled(picture, 64);
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: wait-while-holding
    ++made_;
    return small;
  }

  std::mutex mutex_;
  int made_ = 0;
  std::future<std::string> cover_;
};
