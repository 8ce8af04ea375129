// ROW: F5
// VERDICT: ok
// FINDINGS:
// WHY: spill() unlocks the caller's guard before it locks the disk, so memory is never held while waiting for the disk.
#include <deque>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class SpillBuffer {
public:
  void add(std::string record) {
    std::unique_lock<std::mutex> memoryLock(memoryMutex_);
    memory_.push_back(std::move(record));
    if (memory_.size() >= 100)
      spill(memoryLock);
  }

  std::size_t reload() {
    std::lock_guard<std::mutex> diskLock(diskMutex_);
    std::lock_guard<std::mutex> memoryLock(memoryMutex_);
    memory_.insert(memory_.end(), disk_.begin(), disk_.end());
    disk_.clear();
    return memory_.size();
  }

private:
  /// Moves what is in memory to disk. Leaves `memoryLock` unlocked.
  void spill(std::unique_lock<std::mutex> &memoryLock) {
    std::deque<std::string> records;
    records.swap(memory_);
    memoryLock.unlock();
    std::lock_guard<std::mutex> diskLock(diskMutex_);
    disk_.insert(disk_.end(), records.begin(), records.end());
  }

  std::mutex memoryMutex_;
  std::deque<std::string> memory_;
  std::mutex diskMutex_;
  std::vector<std::string> disk_;
};
