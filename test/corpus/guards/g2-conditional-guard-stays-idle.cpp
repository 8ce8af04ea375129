// ROW: G2
// VERDICT: ok
// FINDINGS:
// WHY: paste() holds the clipboard and tells trim() so, whose guard then neither locks nor unlocks.
#include <deque>
#include <mutex>
#include <string>

/// Locks the mutex when `wanted`, and then unlocks it too.
class MaybeLocked {
public:
  MaybeLocked(std::mutex &mutex, bool wanted) : mutex_(mutex), owns_(wanted) {
    if (owns_)
      mutex_.lock();
  }
  ~MaybeLocked() {
    if (owns_)
      mutex_.unlock();
  }
  MaybeLocked(const MaybeLocked &) = delete;
  MaybeLocked &operator=(const MaybeLocked &) = delete;

private:
  std::mutex &mutex_;
  const bool owns_;
};

class Clipboard {
public:
  void copy(const std::string &text) {
    MaybeLocked lock(mutex_, true);
    texts_.push_front(text);
  }

  std::string paste() {
    MaybeLocked lock(mutex_, true);
    trim(10, false);
    return texts_.empty() ? std::string() : texts_.front();
  }

  void shrink() { trim(1, true); }

private:
  void trim(std::size_t count, bool needsLock) {
    MaybeLocked lock(mutex_, needsLock);
    if (texts_.size() > count)
      texts_.resize(count);
  }

  std::mutex mutex_;
  std::deque<std::string> texts_;
};
