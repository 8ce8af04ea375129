// ROW: G2
// VERDICT: ok
// FINDINGS:
// WHY: while Unlocked lives the editor is unlocked, so save() waits for the disk without it, and it is locked again only after the disk lock is gone.
#include <mutex>

/// The reverse of a guard: unlocks for a scope what the caller holds.
class Unlocked {
public:
  explicit Unlocked(std::mutex &mutex) : mutex_(mutex) { mutex_.unlock(); }
  ~Unlocked() {
    mutex_.lock();
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
      Unlocked unlocked(editorMutex_);
      std::lock_guard<std::mutex> diskLock(diskMutex_);
      ++writes_;
    }
    dirty_ = false;
  }

  bool recover() {
    std::lock_guard<std::mutex> diskLock(diskMutex_);
    std::lock_guard<std::mutex> lock(editorMutex_);
    dirty_ = writes_ == 0;
    return dirty_;
  }

private:
  std::mutex editorMutex_;
  int saves_ = 0;
  bool dirty_ = true;
  std::mutex diskMutex_;
  int writes_ = 0;
};
