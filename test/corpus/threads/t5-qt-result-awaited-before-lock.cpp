// ROW: T5
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtConcurrent
// WHY: cover() has the result before it locks mutex_, so the task gets the lock whichever thread runs it.
#include <QFuture>
#include <QMutex>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <vector>

class Album {
public:
  void add(int photo) {
    QMutexLocker lock(&mutex_);
    photos_.push_back(photo);
  }

  int cover() {
    QFuture<int> best = QtConcurrent::run(&pool_, [this] { return choose(); });
    const int photo = best.result();
    QMutexLocker lock(&mutex_);
    cover_ = photo;
    return cover_;
  }

private:
  int choose() {
    QMutexLocker lock(&mutex_);
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
