// ROW: T2
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Tally::votesMutex Tally::districtsMutex
// WHY: main prints the report, districts then votes, while the counting threads still lock votes then districts.
#include <cstdio>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

struct Tally {
  std::mutex votesMutex;
  std::map<std::string, long> votes;
  std::mutex districtsMutex;
  std::vector<int> counted;
};

static void countDistrict(Tally &tally, int district) {
  std::lock_guard<std::mutex> votesLock(tally.votesMutex);
  tally.votes["yes"] += 10 * district;
  tally.votes["no"] += 7 * district;
  std::lock_guard<std::mutex> districtsLock(tally.districtsMutex); // FINDING: lock-order-cycle
  tally.counted.push_back(district);
}

static void printReport(Tally &tally) {
  std::lock_guard<std::mutex> districtsLock(tally.districtsMutex);
  std::printf("%zu districts\n", tally.counted.size());
  std::lock_guard<std::mutex> votesLock(tally.votesMutex); // FINDING: lock-order-cycle
  for (const auto &[choice, count] : tally.votes)
    std::printf("%s %ld\n", choice.c_str(), count);
}

int main() {
  Tally tally;
  std::vector<std::thread> counters;
  for (int district = 1; district <= 4; ++district)
    counters.emplace_back(countDistrict, std::ref(tally), district);
  printReport(tally);
  for (std::thread &counter : counters)
    counter.join();
}
