// ROW: P9
// VERDICT: ok
// FINDINGS:
// WHY: a place in the queue is freed by the thread that takes the page out; who puts pages in has nothing to give back, and
// close() gives nothing either.
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <queue>
#include <thread>

template <typename T> class BoundedQueue {
public:
  explicit BoundedQueue(std::size_t most) : most_(most) {}

  bool put(T item) {
    std::unique_lock<std::mutex> lock(mutex_);
    while (items_.size() >= most_ && !closed_)
      taken_.wait(lock);
    if (closed_)
      return false;
    items_.push(item);
    put_.notify_one();
    return true;
  }

  bool take(T &item) {
    std::unique_lock<std::mutex> lock(mutex_);
    while (items_.empty() && !closed_)
      put_.wait(lock);
    if (items_.empty())
      return false;
    item = items_.front();
    items_.pop();
    taken_.notify_one();
    return true;
  }

  void close() {
    std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
    put_.notify_all();
    taken_.notify_all();
  }

private:
  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable put_, taken_;
  std::queue<T> items_;
  bool closed_ = false;
};

static long printed = 0;

static void print(BoundedQueue<int> &pages) {
  int page = 0;
  while (pages.take(page))
    printed += page;
}

static long printBook(int count, bool inColour) {
  BoundedQueue<int> pages(4);
  std::thread printer([&pages] { print(pages); });
  if (inColour)
    pages.put(0);
  for (int page = 1; page <= count; ++page)
    pages.put(page);
  pages.close();
  printer.join();
  return printed;
}

int main() { return printBook(100, true) == 5050 ? 0 : 1; }
