// ROW: P14
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Film::mutex_
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtConcurrent
// WHY: blockingMap() runs part of the frames on the thread that calls it, here with mutex_ locked, and each frame locks mutex_ to be counted.
#include <QMutex>
#include <QtConcurrentMap>

#include <vector>

class Film {
public:
  explicit Film(std::size_t frames) : frames_(frames, 100) {}

  int brighten() {
    QMutexLocker lock(&mutex_);
    done_ = 0;
    QtConcurrent::blockingMap(frames_, [this](int &frame) {
      frame += 20;
      count();
    });
    return done_;
  }

private:
  void count() {
    QMutexLocker lock(&mutex_); // FINDING: self-deadlock
    ++done_;
  }

  QMutex mutex_;
  std::vector<int> frames_;
  int done_ = 0;
};

int main() {
  Film film(2400);
  return film.brighten() == 0;
}
