// ROW: F8
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: A worker waits for its own queue only; a victim's queue is tried with its own still locked, and passed over when it is busy.
#include <array>
#include <atomic>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

class StealingPool {
  using Task = std::function<void()>;
  struct alignas(64) Lane {
    std::mutex mutex;
    std::deque<Task> tasks;
  };

public:
  explicit StealingPool(std::size_t n) : lanes_(n) {
    for (std::size_t i = 0; i < n; ++i)
      threads_.emplace_back([this, i] { work(i); });
  }

  ~StealingPool() { stop_.store(true, std::memory_order_release); }

  void post(Task task) {
    const std::size_t i = next_.fetch_add(1, std::memory_order_relaxed) % lanes_.size();
    std::lock_guard lock(lanes_[i].mutex);
    lanes_[i].tasks.push_back(std::move(task));
  }

private:
  void work(std::size_t self) {
    while (!stop_.load(std::memory_order_acquire)) {
      if (auto task = take(self))
        (*task)();
      else
        std::this_thread::yield();
    }
  }

  std::optional<Task> take(std::size_t self) {
    Lane &own = lanes_[self];
    std::lock_guard lock(own.mutex);
    if (own.tasks.empty() && !stealInto(own, self))
      return std::nullopt;
    Task task = std::move(own.tasks.front());
    own.tasks.pop_front();
    return task;
  }

  bool stealInto(Lane &own, std::size_t self) {
    for (std::size_t k = 1; k < lanes_.size(); ++k) {
      Lane &victim = lanes_[(self + k) % lanes_.size()];
      std::unique_lock lock(victim.mutex, std::try_to_lock);
      if (!lock || victim.tasks.empty())
        continue;
      const std::size_t half = (victim.tasks.size() + 1) / 2;
      for (std::size_t i = 0; i < half; ++i) {
        own.tasks.push_back(std::move(victim.tasks.back()));
        victim.tasks.pop_back();
      }
      return true;
    }
    return false;
  }

  std::vector<Lane> lanes_;
  std::atomic<std::size_t> next_{0};
  std::atomic<bool> stop_{false};
  std::vector<std::jthread> threads_;
};

int main() {
  std::atomic<int> sum{0};
  {
    StealingPool pool(4);
    for (int i = 0; i < 100; ++i)
      pool.post([&sum, i] { sum += i; });
  }
  return sum == 0;
}
