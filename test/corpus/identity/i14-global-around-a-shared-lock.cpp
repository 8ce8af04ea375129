// ROW: I14
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: logMutex summaryOf()::sumMutex
// WHY: The helper that the call starts takes the sum's lock and then the log's; the call itself takes the log's and then the sum's, before the helper has ended.
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace {
std::mutex logMutex;
std::vector<std::string> lines;
} // namespace

std::string summaryOf(const std::vector<int> &samples) {
  std::mutex sumMutex;
  long sum = 0;
  std::thread helper([&] {
    std::lock_guard<std::mutex> sumLock(sumMutex);
    for (int sample : samples)
      sum += sample;
    std::lock_guard<std::mutex> logLock(logMutex); // FINDING: lock-order-cycle
    lines.push_back("summed");
  });
  std::string text;
  {
    std::lock_guard<std::mutex> logLock(logMutex);
    std::lock_guard<std::mutex> sumLock(sumMutex); // FINDING: lock-order-cycle
    lines.push_back(std::to_string(sum));
    text = lines.back();
  }
  helper.join();
  return text;
}
