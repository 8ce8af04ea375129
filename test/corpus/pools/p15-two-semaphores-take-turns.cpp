// ROW: P15
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: the two semaphores are turns, not units: each side releases the other's turn before it waits for its own, and the first turn is there at the start.
#include <array>
#include <cstdio>
#include <semaphore>
#include <thread>

namespace audio {

/// Two halves of a buffer: one is filled while the other is played.
class DoubleBuffer {
public:
  void fill(int blocks) {
    for (int block = 0; block < blocks; ++block) {
      empty_.acquire();
      for (std::size_t i = 0; i < samples_.size(); ++i)
        samples_[i] = static_cast<short>(block + static_cast<int>(i));
      full_.release();
    }
  }

  long play(int blocks) {
    long sum = 0;
    for (int block = 0; block < blocks; ++block) {
      full_.acquire();
      for (short sample : samples_)
        sum += sample;
      empty_.release();
    }
    return sum;
  }

private:
  std::binary_semaphore empty_{1};
  std::binary_semaphore full_{0};
  std::array<short, 256> samples_{};
};

} // namespace audio

int main() {
  audio::DoubleBuffer buffer;
  std::thread decoder(&audio::DoubleBuffer::fill, &buffer, 50);
  std::printf("%ld\n", buffer.play(50));
  decoder.join();
}
