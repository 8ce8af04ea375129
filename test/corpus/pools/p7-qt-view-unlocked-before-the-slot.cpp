// ROW: P7
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore
// WHY: paint() unlocks the view before it waits for a slot and locks it again for the result; the slot always comes first.
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
  QMutexLocker locker(&view.mutex);
  view.tiles.insert(name, tile);
}

int paint(const QString &name) {
  QMutexLocker locker(&view.mutex);
  if (auto it = view.tiles.constFind(name); it != view.tiles.cend())
    return *it;
  locker.unlock();
  slots_.acquire();
  const int tile = decode(name);
  slots_.release();
  locker.relock();
  view.tiles.insert(name, tile);
  return tile;
}
