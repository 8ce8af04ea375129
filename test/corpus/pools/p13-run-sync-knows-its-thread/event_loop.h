#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

class EventLoop {
public:
  EventLoop();
  ~EventLoop();

  void post(std::function<void()> handler);
  /// Runs the handler on the loop and comes back when it is done.
  void runSync(const std::function<void()> &handler);

private:
  void run();

  std::mutex mutex_;
  std::condition_variable wakeUp_;
  std::deque<std::function<void()>> handlers_;
  bool quit_ = false;
  std::thread thread_;
};

extern EventLoop uiLoop;
