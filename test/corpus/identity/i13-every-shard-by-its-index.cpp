// ROW: I13
// VERDICT: ok
// FINDINGS:
// WHY: Whoever wants all shards of a family takes them by rising index.
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

class KeySpace {
public:
  explicit KeySpace(std::size_t families) : locks_(families) {
    for (auto &family : locks_)
      family.reset(new std::mutex[shards]);
  }

  void clear(std::size_t family) {
    lockFamily(family);
    ++cleared_;
    unlockFamily(family);
  }

  void touch(std::size_t family, std::size_t key) {
    std::lock_guard<std::mutex> lock(locks_[family][key % shards]);
    ++touched_;
  }

private:
  static constexpr std::size_t shards = 16;

  void lockFamily(std::size_t family) {
    for (std::size_t i = 0; i < shards; ++i)
      locks_[family][i].lock();
  }
  void unlockFamily(std::size_t family) {
    for (std::size_t i = 0; i < shards; ++i)
      locks_[family][i].unlock();
  }

  std::vector<std::unique_ptr<std::mutex[]>> locks_;
  int cleared_ = 0;
  int touched_ = 0;
};

KeySpace keys(4);
