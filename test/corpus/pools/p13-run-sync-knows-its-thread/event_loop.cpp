#include "event_loop.h"

#include <future>
#include <utility>

EventLoop uiLoop;

EventLoop::EventLoop() : thread_(&EventLoop::run, this) {}

EventLoop::~EventLoop() {
  post([this] { quit_ = true; });
  thread_.join();
}

void EventLoop::post(std::function<void()> handler) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    handlers_.push_back(std::move(handler));
  }
  wakeUp_.notify_one();
}

void EventLoop::runSync(const std::function<void()> &handler) {
  if (thread_.get_id() == std::this_thread::get_id()) {
    handler();
    return;
  }
  std::packaged_task<void()> task(handler);
  std::future<void> done = task.get_future();
  post([&task] { task(); });
  done.get();
}

void EventLoop::run() {
  while (!quit_) {
    std::unique_lock<std::mutex> lock(mutex_);
    while (handlers_.empty())
      wakeUp_.wait(lock);
    std::function<void()> handler = std::move(handlers_.front());
    handlers_.pop_front();
    lock.unlock();
    handler();
  }
}
