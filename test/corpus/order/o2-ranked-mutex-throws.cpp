// ROW: O2
// VERDICT: ok
// FINDINGS:
// WHY: Directory, file and block are always locked from the higher rank to the lower; the rank check around the real mutex changes nothing about that.
#include <climits>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

namespace fs_cache {

class RankedMutex {
public:
  explicit RankedMutex(unsigned rank) : rank_(rank) {}
  RankedMutex(const RankedMutex &) = delete;
  RankedMutex &operator=(const RankedMutex &) = delete;

  void lock() {
    checkRank();
    inner_.lock();
    enter();
  }
  void unlock() {
    current = previous_;
    inner_.unlock();
  }
  bool try_lock() {
    checkRank();
    if (!inner_.try_lock())
      return false;
    enter();
    return true;
  }

private:
  void checkRank() const {
    if (current <= rank_)
      throw std::logic_error("lock rank violated");
  }
  void enter() {
    previous_ = current;
    current = rank_;
  }

  std::mutex inner_;
  const unsigned rank_;
  unsigned previous_ = 0;
  static thread_local unsigned current;
};

thread_local unsigned RankedMutex::current = UINT_MAX;

class BlockStore {
public:
  int allocate() {
    std::lock_guard<RankedMutex> hold(mutex_);
    return next_++;
  }
  void release(int block) {
    std::lock_guard<RankedMutex> hold(mutex_);
    free_.push_back(block);
  }

private:
  RankedMutex mutex_{10};
  int next_ = 0;
  std::vector<int> free_;
};

class File {
public:
  explicit File(BlockStore &store) : store_(store) {}
  void append(std::size_t blocks) {
    std::lock_guard<RankedMutex> hold(mutex_);
    while (blocks-- > 0)
      blocks_.push_back(store_.allocate());
  }
  void truncate() {
    std::lock_guard<RankedMutex> hold(mutex_);
    for (int block : blocks_)
      store_.release(block);
    blocks_.clear();
  }

private:
  BlockStore &store_;
  RankedMutex mutex_{100};
  std::vector<int> blocks_;
};

class Directory {
public:
  explicit Directory(BlockStore &store) : store_(store) {}
  void append(const std::string &name, std::size_t blocks) {
    std::lock_guard<RankedMutex> hold(mutex_);
    files_.try_emplace(name, store_).first->second.append(blocks);
  }
  void remove(const std::string &name) {
    std::lock_guard<RankedMutex> hold(mutex_);
    auto found = files_.find(name);
    if (found == files_.end())
      return;
    found->second.truncate();
    files_.erase(found);
  }

private:
  BlockStore &store_;
  RankedMutex mutex_{1000};
  std::map<std::string, File> files_;
};

} // namespace fs_cache
