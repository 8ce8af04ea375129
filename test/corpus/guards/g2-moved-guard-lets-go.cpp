// ROW: G2
// VERDICT: ok
// FINDINGS:
// WHY: the guard that was moved into the batch has no mutex any more, so only the guard of the batch unlocks.
#include <cstddef>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

class MovableGuard {
public:
  explicit MovableGuard(std::mutex &mutex) : mutex_(&mutex) { mutex_->lock(); }
  MovableGuard(MovableGuard &&other) noexcept : mutex_(std::exchange(other.mutex_, nullptr)) {}
  MovableGuard &operator=(MovableGuard &&) = delete;
  ~MovableGuard() {
    if (mutex_ != nullptr)
      mutex_->unlock();
  }

private:
  std::mutex *mutex_;
};

class Spool {
public:
  bool print(std::vector<std::string> pages) {
    MovableGuard guard(mutex_);
    if (paper_ < pages.size())
      return false;
    Batch batch(*this, std::move(guard));
    for (std::string &page : pages)
      batch.add(std::move(page));
    return true;
  }

  void refill(std::size_t sheets) {
    const std::lock_guard lock(mutex_);
    paper_ += sheets;
  }

private:
  /// Has the spool locked for as long as pages are added.
  class Batch {
  public:
    Batch(Spool &spool, MovableGuard &&guard) : spool_(spool), guard_(std::move(guard)) {}

    void add(std::string page) {
      spool_.queue_.push_back(std::move(page));
      --spool_.paper_;
    }

  private:
    Spool &spool_;
    MovableGuard guard_;
  };

  std::mutex mutex_;
  std::size_t paper_ = 0;
  std::vector<std::string> queue_;
};
