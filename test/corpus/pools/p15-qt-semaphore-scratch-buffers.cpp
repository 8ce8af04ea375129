// ROW: P15
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: Mixer::buffers_
// DEPTH: 2
// NEEDS: 5
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore
// WHY: each of four threads keeps a buffer while reverb() waits for another, and there are four buffers: with one each all four wait for ever.
#include <QSemaphore>

#include <thread>
#include <vector>

class Mixer {
public:
  void mix(int track) {
    buffers_.acquire();
    QSemaphoreReleaser back(buffers_);
    if (track % 2 == 0)
      reverb();
  }

private:
  void reverb() {
    buffers_.acquire(); // FINDING: nested-lease
    QSemaphoreReleaser back(buffers_);
  }

  QSemaphore buffers_{4};
};

int main() {
  Mixer mixer;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&mixer] {
      for (int track = 0; track < 100; ++track)
        mixer.mix(track);
    });
  for (std::thread &thread : threads)
    thread.join();
}
