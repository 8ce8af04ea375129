#pragma once

#include <functional>
#include <future>

namespace rt {

class Executor {
public:
  explicit Executor(unsigned workers);
  ~Executor();

  std::future<int> submit(std::function<int()> task);

private:
  void *implementation_;
};

} // namespace rt
