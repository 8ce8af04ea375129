// ROW: G2
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Editor::editorMutex_ Editor::diskMutex_
// WHY: Unlocked locks the editor again while diskLock, which is older, still holds the disk; status() locks the editor and then the disk.
#include <mutex>

/// The reverse of a guard: unlocks for a scope what the caller holds.
class Unlocked {
public:
  explicit Unlocked(std::mutex &mutex) : mutex_(mutex) { mutex_.unlock(); }
  ~Unlocked() {
    mutex_.lock(); // FINDING: lock-order-cycle
  }
  Unlocked(const Unlocked &) = delete;
  Unlocked &operator=(const Unlocked &) = delete;

private:
  std::mutex &mutex_;
};

class Editor {
public:
  void save() {
    std::lock_guard<std::mutex> lock(editorMutex_);
    ++saves_;
    {
      std::unique_lock<std::mutex> diskLock(diskMutex_, std::defer_lock);
      Unlocked unlocked(editorMutex_);
      diskLock.lock();
      ++writes_;
    }
    dirty_ = false;
  }

  int status() {
    std::lock_guard<std::mutex> lock(editorMutex_);
    if (!dirty_)
      return 0;
    std::lock_guard<std::mutex> diskLock(diskMutex_); // FINDING: lock-order-cycle
    return saves_ - writes_;
  }

private:
  std::mutex editorMutex_;
  int saves_ = 0;
  bool dirty_ = true;
  std::mutex diskMutex_;
  int writes_ = 0;
};
