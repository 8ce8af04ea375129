// ROW: F8
// VERDICT: ok
// FINDINGS:
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
