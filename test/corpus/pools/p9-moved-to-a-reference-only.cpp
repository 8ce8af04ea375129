// ROW: P9
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: channels
// DEPTH: 2
// FLAGS: -std=c++20
// WHY: mix() only lends its permit to finish(), so it still has it when it waits for a channel for the echo.
#include <semaphore>
#include <utility>

namespace studio {

static std::counting_semaphore<> channels(16);

/// One of the channels. Can be moved, and given back early.
class Permit {
public:
  Permit() = default;
  Permit(Permit &&other) noexcept : held_(std::exchange(other.held_, false)) {}
  Permit &operator=(Permit &&other) noexcept {
    if (this != &other) {
      giveBack();
      held_ = std::exchange(other.held_, false);
    }
    return *this;
  }
  ~Permit() { giveBack(); }

  static Permit take() {
    channels.acquire(); // FINDING: nested-lease
    return Permit(true);
  }
  void giveBack() {
    if (std::exchange(held_, false))
      channels.release();
  }

private:
  explicit Permit(bool held) : held_(held) {}

  bool held_ = false;
};

int finish(Permit &&permit, int samples) {
  (void)permit;
  return samples * 2;
}

int mix(int samples) {
  Permit dry = Permit::take();
  int mixed = finish(std::move(dry), samples);
  Permit wet = Permit::take();
  return mixed + samples / 2;
}

} // namespace studio
