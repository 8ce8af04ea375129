// ROW: P11
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore
// WHY: before it waits a task lends its place with releaseThread(), so pool_ starts one thread more for the task it waits for, however many wait.
#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <atomic>
#include <memory>

class Scanner {
public:
  void scanLater(int folder) {
    pool_.start([this, folder] { scan(folder); });
  }

private:
  QFuture<int> sizeOf(int folder) {
    auto promise = std::make_shared<QPromise<int>>();
    QFuture<int> size = promise->future();
    pool_.start([promise, folder] {
      promise->start();
      promise->addResult(folder * 3);
      promise->finish();
    });
    return size;
  }

  void scan(int folder) {
    QFuture<int> size = sizeOf(folder);
    pool_.releaseThread();
    size.waitForFinished();
    pool_.reserveThread();
    total_ += size.result();
  }

  std::atomic<int> total_{0};
  QThreadPool pool_;
};

Scanner &scanner() {
  static Scanner instance;
  return instance;
}
