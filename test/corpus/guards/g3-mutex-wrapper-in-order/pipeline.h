#pragma once

#include "critical_section.h"

class Meter {
public:
  void count(int items) noexcept;

private:
  platform::CriticalSection section_;
  long items_ = 0;
};

class Stage {
public:
  explicit Stage(Meter &meter) noexcept : meter_(meter) {}
  void process(int items) noexcept;
  void drain() noexcept;

private:
  Meter &meter_;
  platform::CriticalSection section_;
  int waiting_ = 0;
};

class Pipeline {
public:
  explicit Pipeline(Stage &stage) noexcept : stage_(stage) {}
  void run(int batches) noexcept;

private:
  Stage &stage_;
  platform::CriticalSection section_;
  int runs_ = 0;
};
