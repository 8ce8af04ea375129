// ROW: P10
// VERDICT: bad
// FINDINGS: executor-self-wait
// LOCKS: Scanner::pool_
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore
// WHY: the future of a QPromise does not know which task will keep it, so waiting runs nothing; as many folders at once as pool_ has threads wait for tasks that have none.
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
    size.waitForFinished(); // FINDING: executor-self-wait
    total_ += size.result();
  }

  std::atomic<int> total_{0};
  QThreadPool pool_;
};

Scanner &scanner() {
  static Scanner instance;
  return instance;
}
