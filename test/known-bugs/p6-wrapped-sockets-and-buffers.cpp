// ROW: P6
// VERDICT: bad
// FINDINGS: resource-cycle
// LOCKS: sockets buffers
// FLAGS: -std=c++20
// WHY: upload() waits for a socket with a buffer in hand, download() waits for a buffer with a socket in hand; with all of both so taken nobody goes on.
// REASON: the lock class is the field of the template, not the object that two instances of one template are; the objects should name it.
#include <atomic>
#include <cstddef>
#include <semaphore>
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

  private:
    Units *units_;
  };

  [[nodiscard]] Hold wait() {
    free_.acquire(); // FINDING: resource-cycle
    return Hold(this);
  }

private:
  std::counting_semaphore<Most> free_{Most};
};

Units<8> sockets;
Units<4> buffers;
std::atomic<long> moved;

} // namespace

void upload(int file) {
  const auto buffer = buffers.wait();
  const auto socket = sockets.wait();
  moved -= file;
}

void download(int file) {
  const auto socket = sockets.wait();
  const auto buffer = buffers.wait();
  moved += file;
}
