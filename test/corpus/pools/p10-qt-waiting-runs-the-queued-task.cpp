// ROW: P10
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtConcurrent
// WHY: the future of QtConcurrent::run() knows its task: waiting for it runs the task in the waiting thread unless another thread has begun it.
#include <QFuture>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <atomic>

class Scanner {
public:
  void scanLater(int folder) {
    pool_.start([this, folder] { scan(folder); });
  }

private:
  QFuture<int> sizeOf(int folder) {
    return QtConcurrent::run(&pool_, [folder] { return folder * 3; });
  }

  void scan(int folder) {
    QFuture<int> size = sizeOf(folder);
    size.waitForFinished();
    total_ += size.result();
  }

  std::atomic<int> total_{0};
  QThreadPool pool_;
};

Scanner &scanner() {
  static Scanner instance;
  return instance;
}
