// ROW: P11
// VERDICT: ok
// FINDINGS:
// WHY: no task waits: the task that finishes an album last posts what is left to do.
#include <atomic>
#include <cstdio>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

class WorkerPool {
public:
  explicit WorkerPool(int threads) {
    while (threads-- > 0)
      threads_.emplace_back(&WorkerPool::work, this);
  }

  ~WorkerPool() {
    {
      std::lock_guard lock(mutex_);
      closed_ = true;
    }
    filled_.notify_all();
    for (auto &thread : threads_)
      thread.join();
  }

  void post(std::function<void()> job) {
    {
      std::lock_guard lock(mutex_);
      jobs_.push_back(std::move(job));
    }
    filled_.notify_one();
  }

private:
  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      while (jobs_.empty() && !closed_)
        filled_.wait(lock);
      if (jobs_.empty())
        return;
      auto job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      job();
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<std::function<void()>> jobs_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

struct Album {
  int id = 0;
  std::atomic<int> songsLeft{4};
  std::atomic<int> seconds{0};
};

static void printLength(const Album &album) {
  std::printf("album %d: %d s\n", album.id, album.seconds.load());
}

static void measure(WorkerPool &pool, int id) {
  auto album = std::make_shared<Album>();
  album->id = id;
  for (int song = 0; song < 4; ++song)
    pool.post([&pool, album, song] {
      album->seconds += 180 + song;
      if (--album->songsLeft == 0)
        pool.post([album] { printLength(*album); });
    });
}

int main() {
  WorkerPool pool(2);
  for (int id = 1; id <= 20; ++id)
    pool.post([&pool, id] { measure(pool, id); });
}
