// ROW: P12
// VERDICT: bad
// FINDINGS: resource-cycle
// LOCKS: Application::ui Application::database
// WHY: save() keeps the ui thread waiting for the database thread, compact() the database thread for the ui thread.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

class TaskThread {
public:
  TaskThread() : thread_([this] { run(); }) {}

  ~TaskThread() {
    post(nullptr);
    thread_.join();
  }

  void post(std::function<void()> task) {
    std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    posted_.notify_one();
  }

  template <typename F> auto call(F function) {
    auto task = std::make_shared<std::packaged_task<decltype(function())()>>(std::move(function));
    auto result = task->get_future();
    post([task] { (*task)(); });
    return result;
  }

private:
  std::function<void()> next() {
    std::unique_lock lock(mutex_);
    posted_.wait(lock, [this] { return !tasks_.empty(); });
    auto task = std::move(tasks_.front());
    tasks_.pop_front();
    return task;
  }

  void run() {
    while (auto task = next())
      task();
  }

  std::mutex mutex_;
  std::condition_variable posted_;
  std::deque<std::function<void()>> tasks_;
  std::thread thread_;
};

struct Application {
  TaskThread ui;
  TaskThread database;
};

static int save(Application &app, int document) {
  auto saved = app.database.call([document] { return document + 1; });
  return saved.get(); // FINDING: resource-cycle
}

static int compact(Application &app) {
  auto allowed = app.ui.call([] { return std::getchar() == 'y'; });
  return allowed.get() ? 1 : 0; // FINDING: resource-cycle
}

int main() {
  Application app;
  auto saved = app.ui.call([&app] { return save(app, 7); });
  auto compacted = app.database.call([&app] { return compact(app); });
  return saved.get() + compacted.get();
}
