#pragma once

#include <deque>
#include <mutex>

class Sockets;

class Timers {
public:
  void arm(int deadline);
  int fire(int now, Sockets &sockets);

private:
  std::mutex mutex_;
  std::deque<int> deadlines_;
};

class Sockets {
public:
  void close();
  void poll(int now, Timers &timers);

private:
  std::mutex mutex_;
  int open_ = 3;
};
