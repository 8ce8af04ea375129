// ROW: G4
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: retryFailed() takes the failed jobs out of the history first and queues them when the history is unlocked; finish() alone holds both.
#include <concepts>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <type_traits>
#include <utility>

template <typename T, typename M = std::mutex> class Guarded {
public:
  template <typename... Args>
    requires std::constructible_from<T, Args...>
  explicit Guarded(Args &&...args) : value_(std::forward<Args>(args)...) {}

  template <std::invocable<T &> F> decltype(auto) with(F &&f) {
    std::unique_lock lock(mutex_);
    return std::invoke(std::forward<F>(f), value_);
  }

private:
  M mutex_;
  T value_;
};

struct Job {
  int id = 0;
  std::string command;
  int attempts = 0;
};

class Scheduler {
public:
  void submit(std::string command) {
    jobs_.with([&](auto &jobs) { jobs.push_back(Job{++last_, std::move(command), 0}); });
  }

  bool finish(int id, bool good) {
    return jobs_.with([&](std::deque<Job> &jobs) {
      for (auto it = jobs.begin(); it != jobs.end(); ++it) {
        if (it->id != id)
          continue;
        history_.with([&](auto &history) { history.emplace(id, std::make_pair(*it, good)); });
        jobs.erase(it);
        return true;
      }
      return false;
    });
  }

  void retryFailed() {
    auto again = history_.with([](auto &history) {
      std::deque<Job> failed;
      for (auto it = history.begin(); it != history.end();) {
        auto &[job, good] = it->second;
        if (good || job.attempts > 3) {
          ++it;
          continue;
        }
        ++job.attempts;
        failed.push_back(job);
        it = history.erase(it);
      }
      return failed;
    });
    jobs_.with([&](auto &jobs) { jobs.insert(jobs.end(), again.begin(), again.end()); });
  }

private:
  int last_ = 0;
  Guarded<std::deque<Job>> jobs_;
  Guarded<std::map<int, std::pair<Job, bool>>> history_;
};

Scheduler &scheduler() {
  static Scheduler instance;
  return instance;
}
