// ROW: P11
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore
// WHY: the export runs on a thread of pool_ and waits for those of pages_, whose tasks wait for nobody.
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
      pages_.start([this] { ++rendered_; });
    pages_.waitForDone();
    ++finished_;
  }

  std::atomic<int> rendered_{0};
  std::atomic<int> finished_{0};
  QThreadPool pages_;
  QThreadPool pool_;
};

Exporter &exporter() {
  static Exporter instance;
  return instance;
}
