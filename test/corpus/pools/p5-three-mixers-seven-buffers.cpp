// ROW: P5
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// NEEDS: 7
// DEPTH: 3
// SAFE: buffers
// WHY: three mixers that wait for their third buffer hold six of the seven, so one of them gets it: 7 = 3*(3-1)+1.
#include <semaphore>
#include <thread>

static std::counting_semaphore<16> buffers(7);
static int levels[3];

static void mix(int channel) {
  for (int frame = 0; frame < 1000; ++frame) {
    buffers.acquire();
    const int left = frame * channel;
    buffers.acquire();
    const int right = frame + channel;
    buffers.acquire();
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
