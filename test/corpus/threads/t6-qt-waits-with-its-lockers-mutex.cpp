// ROW: T6
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore
// WHY: locker.mutex() is the mutex that locker holds: the wait gives it back, and light() can take it.
#include <QMutex>
#include <QWaitCondition>

#include <thread>

class Stove {
public:
  void start() {
    QMutexLocker locker(&mutex_);
    thread_ = std::thread([this] { light(); });
    while (!burning_)
      lit_.wait(locker.mutex());
  }

  void stop() { thread_.join(); }

private:
  void light() {
    QMutexLocker locker(&mutex_);
    burning_ = true;
    lit_.wakeOne();
  }

  QMutex mutex_;
  QWaitCondition lit_;
  std::thread thread_;
  bool burning_ = false;
};

int main() {
  Stove stove;
  stove.start();
  stove.stop();
}
