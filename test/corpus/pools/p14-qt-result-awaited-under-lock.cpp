// ROW: P14
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Album::mutex_
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtConcurrent
// WHY: result() runs the task in the waiting thread when pool_ has not begun it, which it has not while its only thread is busy; the task locks mutex_, which the waiter has.
#include <QFuture>
#include <QMutex>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <vector>

class Album {
public:
  Album() { pool_.setMaxThreadCount(1); }

  void add(int photo) {
    QMutexLocker lock(&mutex_);
    photos_.push_back(photo);
  }

  int cover() {
    QFuture<int> best = QtConcurrent::run(&pool_, [this] { return choose(); });
    QMutexLocker lock(&mutex_);
    cover_ = best.result();
    return cover_;
  }

private:
  int choose() {
    QMutexLocker lock(&mutex_); // FINDING: self-deadlock
    return photos_.empty() ? -1 : photos_.front();
  }

  QMutex mutex_;
  std::vector<int> photos_;
  int cover_ = -1;
  QThreadPool pool_;
};

Album &album() {
  static Album instance;
  return instance;
}
