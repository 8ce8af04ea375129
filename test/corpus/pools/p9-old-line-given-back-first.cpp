// ROW: P9
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: the old line is given back before the next one is taken.
#include <semaphore>
#include <utility>

namespace modem {

static std::counting_semaphore<> lines(8);

/// One of the lines. Can be moved, and given back early.
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
    lines.acquire();
    return Permit(true);
  }
  void giveBack() {
    if (std::exchange(held_, false))
      lines.release();
  }

private:
  explicit Permit(bool held) : held_(held) {}

  bool held_ = false;
};

class Call {
public:
  bool dial(int number) {
    line_.giveBack();
    line_ = Permit::take();
    for (int tries = 0; tries < 3; ++tries) {
      if (number % 10 != tries)
        return true;
      line_.giveBack();
      line_ = Permit::take();
    }
    return false;
  }

private:
  Permit line_;
};

bool place(int number) {
  Call call;
  return call.dial(number);
}

} // namespace modem
