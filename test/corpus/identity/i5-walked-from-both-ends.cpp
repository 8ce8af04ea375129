// ROW: I5
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Tile::mutex
// WHY: a walk to the right holds a tile and waits for its right neighbour, a walk to the left holds that one and waits for its left neighbour.
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

struct Tile {
  std::mutex mutex;
  int height = 0;
  Tile *left = nullptr;  // set once, by the strip
  Tile *right = nullptr; // set once, by the strip
};

/// A row of tiles that several threads smooth at once.
class Strip {
public:
  explicit Strip(std::size_t width) {
    for (std::size_t i = 0; i < width + 1; ++i) {
      tiles_.push_back(std::make_unique<Tile>());
      if (i == 0)
        continue;
      tiles_[i]->left = tiles_[i - 1].get();
      tiles_[i - 1]->right = tiles_[i].get();
    }
  }

  /// Lets sand slide to the right.
  void slideRight() {
    Tile *tile = tiles_.front().get();
    std::unique_lock<std::mutex> lock(tile->mutex);
    while (Tile *next = tile->right) {
      std::unique_lock<std::mutex> nextLock(next->mutex); // FINDING: lock-order-cycle
      if (tile->height > next->height + 1) {
        --tile->height;
        ++next->height;
      }
      lock = std::move(nextLock);
      tile = next;
    }
  }

  /// Blows sand to the left.
  void blowLeft() {
    Tile *tile = tiles_.back().get();
    std::unique_lock<std::mutex> lock(tile->mutex);
    while (Tile *next = tile->left) {
      std::unique_lock<std::mutex> nextLock(next->mutex); // FINDING: lock-order-cycle
      std::swap(tile->height, next->height);
      lock = std::move(nextLock);
      tile = next;
    }
  }

  void drop(std::size_t at) {
    Tile &tile = *tiles_.at(at);
    const std::lock_guard<std::mutex> lock(tile.mutex);
    ++tile.height;
  }

private:
  std::vector<std::unique_ptr<Tile>> tiles_;
};
