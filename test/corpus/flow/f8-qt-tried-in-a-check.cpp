// ROW: F8
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore -isystem /usr/include/x86_64-linux-gnu/qt6/QtTest
// WHY: QVERIFY goes on only where tryLockForWrite() has locked, so each unlock() ends a lock of its own.
#include <QReadWriteLock>
#include <QTest>

class ShelfTest {
public:
  void triesTwice() {
    QVERIFY(shelf_.tryLockForWrite());
    ++books_;
    shelf_.unlock();
    QVERIFY(shelf_.tryLockForWrite());
    --books_;
    shelf_.unlock();
  }

private:
  QReadWriteLock shelf_;
  int books_ = 0;
};

int main() {
  ShelfTest test;
  test.triesTwice();
}
