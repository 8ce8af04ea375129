// ROW: T3
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Index::mutex_
// WHY: finish() waits for each scan with the index locked, and every scan locks the index for what it has found.
#include <filesystem>
#include <future>
#include <mutex>
#include <numeric>
#include <set>
#include <string>
#include <vector>

class Index {
public:
  void add(const std::string &folder) {
    scans_.push_back(std::async(std::launch::async, [this, folder] { return scan(folder); }));
  }

  std::size_t finish() {
    std::lock_guard<std::mutex> lock(mutex_);
    return std::accumulate(scans_.begin(), scans_.end(), files_.size(), [](std::size_t sum, auto &scan) {
      return sum + scan.get(); // FINDING: wait-while-holding
    });
  }

private:
  std::size_t scan(const std::string &folder) {
    std::size_t count = 0;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder)) {
      std::lock_guard<std::mutex> lock(mutex_); // FINDING: wait-while-holding
      count += files_.insert(entry.path().string()).second;
    }
    return count;
  }

  std::mutex mutex_;
  std::set<std::string> files_;
  std::vector<std::future<std::size_t>> scans_;
};
