#pragma once

#include <holdwait/holdwait.h>

#include <functional>
#include <future>

class HOLDWAIT_EXECUTOR Executor {
public:
  explicit Executor(int threads);
  ~Executor();

  std::future<int> submit(std::function<int()> task) HOLDWAIT_SUBMIT;

private:
  void *handle_;
};

extern Executor requests;
extern Executor queries;
