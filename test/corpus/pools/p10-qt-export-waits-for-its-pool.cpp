// ROW: P10
// VERDICT: bad
// FINDINGS: executor-self-wait
// LOCKS: Exporter::pool_
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore
// WHY: waitForDone() waits until no thread of pool_ is active, and the export that calls it runs on one of them.
#include <QThreadPool>

#include <atomic>

class Exporter {
public:
  void exportLater(int pages) {
    pool_.start([this, pages] { exportAll(pages); });
  }

  int finished() const { return finished_; }

private:
  void exportAll(int pages) {
    for (int page = 0; page < pages; ++page)
      pool_.start([this] { ++rendered_; });
    pool_.waitForDone(); // FINDING: executor-self-wait
    ++finished_;
  }

  std::atomic<int> rendered_{0};
  std::atomic<int> finished_{0};
  QThreadPool pool_;
};

Exporter &exporter() {
  static Exporter instance;
  return instance;
}
