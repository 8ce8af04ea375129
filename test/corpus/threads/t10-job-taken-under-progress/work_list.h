#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>

class WorkList {
public:
  void put(int job);
  int take();

private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<int> jobs_;
};
