#pragma once

#include <functional>
#include <future>

namespace work {

/// From libwork; only the header is here.
class Executor {
public:
  explicit Executor(int workers);
  ~Executor();
  Executor(const Executor &) = delete;
  Executor &operator=(const Executor &) = delete;

  std::future<long> submit(std::function<long()> function);

private:
  struct State;
  State *state_;
};

} // namespace work
