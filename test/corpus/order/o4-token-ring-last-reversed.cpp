// ROW: O4
// VERDICT: ok
// FINDINGS:
// ALLOW: low
// WHY: the station that closes the ring swaps its two locks, so locks are always taken by rising index.
#include <array>
#include <cstddef>
#include <mutex>

class TokenRing {
public:
  static constexpr std::size_t stations = 5;

  void pass(std::size_t station) {
    const std::size_t next = (station + 1) % stations;
    const bool closesRing = station == stations - 1;
    std::mutex &first = closesRing ? locks_[next] : locks_[station];
    std::mutex &second = closesRing ? locks_[station] : locks_[next];
    std::lock_guard<std::mutex> firstLock(first);
    std::lock_guard<std::mutex> secondLock(second);
    tokens_[next] += tokens_[station];
    tokens_[station] = 0;
  }

private:
  std::array<std::mutex, stations> locks_;
  std::array<int, stations> tokens_{};
};
