// ROW: I14
// VERDICT: ok
// FINDINGS:
// WHY: Every call has its own two locks, and what takes them in the other order is the call itself, later; the copy that runs beside it takes them in the first order.
#include <algorithm>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

std::size_t merged(std::vector<std::string> names, const std::vector<std::string> &others) {
  std::mutex namesMutex;
  std::mutex countMutex;
  std::size_t count = 0;
  {
    std::lock_guard<std::mutex> countLock(countMutex);
    count = names.size();
    std::lock_guard<std::mutex> namesLock(namesMutex);
    std::sort(names.begin(), names.end());
  }
  {
    std::lock_guard<std::mutex> namesLock(namesMutex);
    names.insert(names.end(), others.begin(), others.end());
    std::lock_guard<std::mutex> countLock(countMutex);
    count = names.size();
  }
  return count;
}
