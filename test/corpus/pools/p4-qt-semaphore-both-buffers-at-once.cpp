// ROW: P4
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore
// WHY: a track that needs two buffers asks for both in one acquire(2), which takes both or none, so nobody waits with one in hand.
#include <QSemaphore>

#include <atomic>
#include <thread>
#include <vector>

class Mixer {
public:
  void mix(int track) {
    const int needed = track % 2 == 0 ? 2 : 1;
    buffers_.acquire(needed);
    QSemaphoreReleaser back(buffers_, needed);
    ++mixed_;
  }

private:
  QSemaphore buffers_{4};
  std::atomic<int> mixed_{0};
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
