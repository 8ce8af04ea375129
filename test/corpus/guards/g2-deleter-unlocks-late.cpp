// ROW: G2
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Terrain::tilesMutex_ Terrain::meshMutex_
// WHY: the pointer whose deleter unlocks the tiles lives to the end of raise(), which waits for the mesh meanwhile, against rebuild().
#include <array>
#include <memory>
#include <mutex>
#include <vector>

struct Unlock {
  void operator()(std::mutex *mutex) const { mutex->unlock(); }
};
using LockPtr = std::unique_ptr<std::mutex, Unlock>;

static LockPtr locked(std::mutex &mutex) {
  mutex.lock(); // FINDING: lock-order-cycle
  return LockPtr(&mutex);
}

class Terrain {
public:
  void raise(std::size_t tile, int height) {
    LockPtr tiles = locked(tilesMutex_);
    tiles_[tile % tiles_.size()] += height;
    LockPtr mesh = locked(meshMutex_);
    stale_.push_back(tile);
  }

  void rebuild() {
    LockPtr mesh = locked(meshMutex_);
    LockPtr tiles = locked(tilesMutex_);
    for (std::size_t tile : stale_)
      tiles_[tile % tiles_.size()] &= 0xff;
    stale_.clear();
  }

private:
  std::mutex tilesMutex_;
  std::array<int, 64> tiles_{};
  std::mutex meshMutex_;
  std::vector<std::size_t> stale_;
};
