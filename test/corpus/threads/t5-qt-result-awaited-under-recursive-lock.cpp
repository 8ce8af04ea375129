// ROW: T5
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Album::mutex_
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtConcurrent
// WHY: that mutex_ is recursive helps only when the waiter runs the task itself; a thread of the pool that has begun it waits for mutex_, and the waiter for that thread.
#include <QFuture>
#include <QRecursiveMutex>
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
    QMutexLocker lock(&mutex_);
    QFuture<int> best = QtConcurrent::run(&pool_, [this] { return choose(); });
    cover_ = best.result(); // FINDING: wait-while-holding
    return cover_;
  }

private:
  int choose() {
    QMutexLocker lock(&mutex_); // FINDING: wait-while-holding
    return photos_.empty() ? -1 : photos_.front();
  }

  QRecursiveMutex mutex_;
  std::vector<int> photos_;
  int cover_ = -1;
  QThreadPool pool_;
};

Album &album() {
  static Album instance;
  return instance;
}
