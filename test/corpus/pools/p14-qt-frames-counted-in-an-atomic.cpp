// ROW: P14
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtConcurrent
// WHY: the frames are counted in an atomic, so the thread that runs some of them with mutex_ locked never locks it again.
#include <QMutex>
#include <QtConcurrentMap>

#include <atomic>
#include <vector>

class Film {
public:
  explicit Film(std::size_t frames) : frames_(frames, 100) {}

  int brighten() {
    QMutexLocker lock(&mutex_);
    done_ = 0;
    QtConcurrent::blockingMap(frames_, [this](int &frame) {
      frame += 20;
      ++done_;
    });
    return done_;
  }

private:
  QMutex mutex_;
  std::vector<int> frames_;
  std::atomic<int> done_{0};
};

int main() {
  Film film(2400);
  return film.brighten() == 0;
}
