#pragma once

#include <holdwait/holdwait.h>

#include <functional>
#include <future>

class HOLDWAIT_EXECUTOR Workers {
public:
  explicit Workers(int count);
  ~Workers();

  std::future<int> submit(std::function<int()> job) HOLDWAIT_SUBMIT;

private:
  class Implementation;
  Implementation *implementation_;
};

Workers &workers();
