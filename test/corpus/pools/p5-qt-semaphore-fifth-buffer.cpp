// ROW: P5
// VERDICT: ok
// FINDINGS:
// SAFE: Mixer::buffers_
// DEPTH: 2
// NEEDS: 5
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore
// WHY: four threads with up to two buffers each go on with five: when each has one, one is left.
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
    buffers_.acquire();
    QSemaphoreReleaser back(buffers_);
  }

  QSemaphore buffers_{5};
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
