// ROW: P12
// VERDICT: ok
// FINDINGS:
// WHY: the ui thread waits for the database thread, which only posts to the ui thread and goes on.
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
  return saved.get();
}

static int compact(Application &app) {
  app.ui.post([] { std::puts("compacting"); });
  return 0;
}

int main() {
  Application app;
  auto saved = app.ui.call([&app] { return save(app, 7); });
  auto compacted = app.database.call([&app] { return compact(app); });
  return saved.get() + compacted.get();
}
