#include "parallel_for.h"

#include <future>
#include <vector>

void parallelFor(ThreadPool &pool, int count, const std::function<void(int)> &body) {
  std::vector<std::future<void>> parts;
  parts.reserve(count);
  for (int i = 0; i < count; ++i)
    parts.push_back(pool.enqueue([&body, i] { body(i); }));
  for (auto &part : parts)
    part.wait();
}
