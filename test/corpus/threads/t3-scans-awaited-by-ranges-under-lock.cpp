// ROW: T3
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Index::mutex_
// WHY: finish() waits for each scan with the index locked, and every scan locks the index for what it has found.
// FLAGS: -std=c++20
#include <algorithm>
#include <filesystem>
#include <future>
#include <mutex>
#include <set>
#include <string>
#include <vector>

class Index {
public:
  void add(const std::string &folder) {
    std::lock_guard lock(mutex_);
    scans_.push_back(std::async(std::launch::async, [this, folder] { scan(folder); }));
  }

  std::size_t finish() {
    std::lock_guard lock(mutex_);
    std::ranges::for_each(scans_, [](std::future<void> &scan) { scan.get(); }); // FINDING: wait-while-holding
    return files_.size();
  }

private:
  void scan(const std::string &folder) {
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder)) {
      std::lock_guard lock(mutex_); // FINDING: wait-while-holding
      files_.insert(entry.path().string());
    }
  }

  std::mutex mutex_;
  std::set<std::string> files_;
  std::vector<std::future<void>> scans_;
};
