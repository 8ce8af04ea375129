// ROW: P10
// VERDICT: stall
// FINDINGS: executor-self-wait
// LOCKS: Exporter::pool_
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore
// WHY: waitForDone() waits for the thread that calls it, which is one of pool_, but gives up after five seconds.
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
    pool_.waitForDone(5000); // FINDING: executor-self-wait
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
