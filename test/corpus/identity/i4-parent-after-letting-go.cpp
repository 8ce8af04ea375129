// ROW: I4
// VERDICT: ok
// FINDINGS:
// WHY: total() goes down with the folder locked, grow() lets go of a folder before it locks the one above.
#include <list>
#include <mutex>

class Folder {
public:
  Folder() = default;
  explicit Folder(Folder &parent) : parent_(&parent) {}

  Folder &makeFolder() {
    std::lock_guard<std::mutex> lock(mutex_);
    return folders_.emplace_back(*this);
  }

  long total() {
    std::lock_guard<std::mutex> lock(mutex_);
    long sum = bytes_;
    for (Folder &folder : folders_)
      sum += folder.total();
    return sum;
  }

  void grow(long bytes) {
    for (Folder *folder = this; folder; folder = folder->parent_) {
      std::lock_guard<std::mutex> lock(folder->mutex_);
      folder->bytes_ += bytes;
    }
  }

private:
  Folder *const parent_ = nullptr;
  std::mutex mutex_;
  std::list<Folder> folders_;
  long bytes_ = 0;
};
