// ROW: P5
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: buffers
// FLAGS: -std=c++20
// NEEDS: 7
// DEPTH: 3
// WHY: three mixers can hold two of the six buffers each, and then all three wait for their third; seven would do.
#include <semaphore>
#include <thread>

static std::counting_semaphore<16> buffers(6);
static int levels[3];

static void mix(int channel) {
  for (int frame = 0; frame < 1000; ++frame) {
    buffers.acquire();
    const int left = frame * channel;
    buffers.acquire();
    const int right = frame + channel;
    buffers.acquire(); // FINDING: nested-lease
    levels[channel] = (left + right) / 2;
    buffers.release();
    buffers.release();
    buffers.release();
  }
}

int main() {
  std::thread voice(mix, 0);
  std::thread strings(mix, 1);
  std::thread drums(mix, 2);
  voice.join();
  strings.join();
  drums.join();
  return levels[0] + levels[1] + levels[2] == 0;
}
