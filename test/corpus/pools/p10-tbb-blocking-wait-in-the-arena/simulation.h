#pragma once

#include <oneapi/tbb/task_arena.h>

#include <atomic>

class Simulation {
public:
  explicit Simulation(int threads) : arena_(threads, 0) {}

  void stepLater(int time);

private:
  void step(int time);
  double wind(int time);

  std::atomic<long> steps_{0};
  oneapi::tbb::task_arena arena_;
};
