// ROW: P6
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: upload() waits for a socket with a buffer in hand, but download(), which has a socket, only tries for a buffer and gives the socket back when there is none.
#include <atomic>
#include <cstddef>
#include <semaphore>
#include <thread>
#include <utility>

namespace {

template <std::ptrdiff_t Most> class Units {
public:
  class Hold {
  public:
    explicit Hold(Units *units) : units_(units) {}
    Hold(Hold &&other) noexcept : units_(std::exchange(other.units_, nullptr)) {}
    Hold &operator=(Hold &&) = delete;
    ~Hold() {
      if (units_)
        units_->free_.release();
    }
    explicit operator bool() const { return units_ != nullptr; }

  private:
    Units *units_;
  };

  [[nodiscard]] Hold wait() {
    free_.acquire();
    return Hold(this);
  }
  [[nodiscard]] Hold tryNow() { return Hold(free_.try_acquire() ? this : nullptr); }

private:
  std::counting_semaphore<Most> free_{Most};
};

Units<8> sockets;
Units<4> buffers;
std::atomic<long> moved;

bool downloadOnce(int file) {
  const auto socket = sockets.wait();
  const auto buffer = buffers.tryNow();
  if (!buffer)
    return false;
  moved += file;
  return true;
}

} // namespace

void upload(int file) {
  const auto buffer = buffers.wait();
  const auto socket = sockets.wait();
  moved -= file;
}

void download(int file) {
  while (!downloadOnce(file))
    std::this_thread::yield();
}
