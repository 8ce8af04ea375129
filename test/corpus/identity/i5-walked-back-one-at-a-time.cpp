// ROW: I5
// VERDICT: ok
// FINDINGS:
// WHY: only the walk to the right holds one tile while it locks the next; the walk to the left has let go of each before it locks the one before.
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
      std::unique_lock<std::mutex> nextLock(next->mutex);
      if (tile->height > next->height + 1) {
        --tile->height;
        ++next->height;
      }
      lock = std::move(nextLock);
      tile = next;
    }
  }

  /// Blows a grain off each tile that is higher than the one to its right was.
  int blowLeft() {
    int blown = 0;
    int before = 0;
    for (Tile *tile = tiles_.back().get(); tile != nullptr; tile = tile->left) {
      const std::lock_guard<std::mutex> lock(tile->mutex);
      if (tile->height > before) {
        --tile->height;
        ++blown;
      }
      before = tile->height;
    }
    return blown;
  }

  void drop(std::size_t at) {
    Tile &tile = *tiles_.at(at);
    const std::lock_guard<std::mutex> lock(tile.mutex);
    ++tile.height;
  }

private:
  std::vector<std::unique_ptr<Tile>> tiles_;
};
