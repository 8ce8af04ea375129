#pragma once

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

class Spooler {
public:
  Spooler();
  ~Spooler();

  std::future<int> add(std::packaged_task<int()> job);

private:
  void work();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::packaged_task<int()>> jobs_;
  bool stopping_ = false;
  std::thread worker_;
};
