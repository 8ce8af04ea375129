// ROW: P7
// VERDICT: bad
// FINDINGS: resource-cycle
// LOCKS: TileView::mutex slots_
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore
// WHY: paint() waits for a slot with the view locked, and every slot may be held by decoders that wait for the view.
#include <QHash>
#include <QMutex>
#include <QMutexLocker>
#include <QSemaphore>
#include <QSemaphoreReleaser>
#include <QString>

static QSemaphore slots_(3);

struct TileView {
  QMutex mutex;
  QHash<QString, int> tiles;
};

static TileView view;

static int decode(const QString &name) { return int(name.size()); }

void load(const QString &name) {
  slots_.acquire();
  QSemaphoreReleaser slot(slots_);
  const int tile = decode(name);
  QMutexLocker locker(&view.mutex); // FINDING: resource-cycle
  view.tiles.insert(name, tile);
}

int paint(const QString &name) {
  QMutexLocker locker(&view.mutex);
  if (auto it = view.tiles.constFind(name); it != view.tiles.cend())
    return *it;
  slots_.acquire(); // FINDING: resource-cycle
  const int tile = decode(name);
  slots_.release();
  view.tiles.insert(name, tile);
  return tile;
}
