// ROW: I14
// VERDICT: ok
// FINDINGS:
// WHY: The log's lock is everybody's, but the one taken under it, and around it, is new in every call: nobody else can hold it.
#include <mutex>
#include <string>
#include <vector>

namespace {
std::mutex logMutex;
std::vector<std::string> lines;
} // namespace

std::string summaryOf(const std::vector<int> &samples) {
  std::mutex sumMutex;
  long sum = 0;
  {
    std::lock_guard<std::mutex> sumLock(sumMutex);
    for (int sample : samples)
      sum += sample;
    std::lock_guard<std::mutex> logLock(logMutex);
    lines.push_back("summed");
  }
  std::lock_guard<std::mutex> logLock(logMutex);
  std::lock_guard<std::mutex> sumLock(sumMutex);
  lines.push_back(std::to_string(sum));
  return lines.back();
}
