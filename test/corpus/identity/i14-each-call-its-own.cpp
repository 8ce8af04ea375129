// ROW: I14
// VERDICT: ok
// FINDINGS:
// WHY: sumMutex and sizeMutex are new in every call of either function, and within one call only one order is taken.
#include <mutex>
#include <thread>
#include <vector>

long sumOf(const std::vector<int> &values) {
  std::mutex sumMutex;
  std::mutex sizeMutex;
  long sum = 0;
  std::size_t size = 0;
  const auto work = [&](std::size_t first) {
    for (std::size_t i = first; i < values.size(); i += 2) {
      std::lock_guard<std::mutex> sumLock(sumMutex);
      sum += values[i];
      std::lock_guard<std::mutex> sizeLock(sizeMutex);
      ++size;
    }
  };
  std::thread even(work, 0);
  work(1);
  even.join();
  return size == values.size() ? sum : -1;
}

std::size_t positives(const std::vector<int> &values) {
  std::mutex sumMutex;
  std::mutex sizeMutex;
  long sum = 0;
  std::size_t size = 0;
  const auto work = [&](std::size_t first) {
    for (std::size_t i = first; i < values.size(); i += 2) {
      std::lock_guard<std::mutex> sizeLock(sizeMutex);
      size += values[i] > 0;
      std::lock_guard<std::mutex> sumLock(sumMutex);
      sum += values[i];
    }
  };
  std::thread even(work, 0);
  work(1);
  even.join();
  return sum > 0 ? size : 0;
}
