// ROW: P14
// VERDICT: ok
// FINDINGS:
// WHY: a task that waits for its tiles runs queued tasks meanwhile, so it needs no free worker, and no lock is held.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

class HelpingPool {
public:
  explicit HelpingPool(int threads) {
    for (int i = 0; i < threads; ++i)
      threads_.emplace_back([this] {
        while (!stopping_)
          if (!runOne())
            std::this_thread::yield();
      });
  }

  ~HelpingPool() {
    stopping_ = true;
    for (std::thread &thread : threads_)
      thread.join();
  }

  template <typename F> std::future<std::invoke_result_t<F>> submit(F function) {
    auto task = std::make_shared<std::packaged_task<std::invoke_result_t<F>()>>(std::move(function));
    auto result = task->get_future();
    std::lock_guard<std::mutex> lock(mutex_);
    tasks_.push_back([task] { (*task)(); });
    return result;
  }

  /// Waits for the result and runs other tasks meanwhile.
  template <typename T> T await(std::future<T> future) {
    while (future.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
      if (!runOne())
        std::this_thread::yield();
    return future.get();
  }

private:
  bool runOne() {
    std::function<void()> task;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (tasks_.empty())
        return false;
      task = std::move(tasks_.front());
      tasks_.pop_front();
    }
    task();
    return true;
  }

  std::atomic<bool> stopping_{false};
  std::mutex mutex_;
  std::deque<std::function<void()>> tasks_;
  std::vector<std::thread> threads_;
};

static HelpingPool pool(2);

static int area(int tile) { return tile * tile; }

static int render(int frame) {
  std::vector<std::future<int>> tiles;
  for (int tile = 0; tile < 4; ++tile)
    tiles.push_back(pool.submit([frame, tile] { return area(frame + tile); }));
  int sum = 0;
  for (auto &tile : tiles)
    sum += pool.await(std::move(tile));
  return sum;
}

int main() {
  std::vector<std::future<int>> frames;
  for (int frame = 0; frame < 20; ++frame)
    frames.push_back(pool.submit([frame] { return render(frame); }));
  for (auto &frame : frames)
    std::printf("%d\n", frame.get());
}
