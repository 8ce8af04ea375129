// ROW: P8
// VERDICT: stall
// FINDINGS: nested-lease
// LOCKS: Mixer::buffers_
// DEPTH: 2
// NEEDS: 5
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore
// WHY: each of four threads keeps one of four buffers while reverb() waits for another, but for 30 seconds only: then it goes on without.
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
    if (!buffers_.tryAcquire(1, 30000)) // FINDING: nested-lease
      return;
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
