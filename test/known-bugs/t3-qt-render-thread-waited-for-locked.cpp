// ROW: T3
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: RenderThread::jobMutex
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore
// WHY: The destructor waits for the thread inside the locker's block, and the thread must lock the job mutex to see that it shall abort.
// REASON: a thread that is waited for in its own methods has no handle that would tell who it is, for the handle is the object itself.
#include <QMutex>
#include <QMutexLocker>
#include <QPoint>
#include <QSize>
#include <QThread>
#include <QVector>
#include <QWaitCondition>

class RenderThread : public QThread {
public:
  ~RenderThread() override {
    QMutexLocker locker(&jobMutex);
    abort = true;
    jobReady.wakeOne();
    wait(); // FINDING: wait-while-holding
  }

  void render(QPoint center, QSize size) {
    QMutexLocker locker(&jobMutex);
    this->center = center;
    this->size = size;
    if (!isRunning()) {
      start(LowPriority);
    } else {
      restart = true;
      jobReady.wakeOne();
    }
  }

  QVector<int> image() const {
    QMutexLocker locker(&resultMutex);
    return pixels;
  }

protected:
  void run() override {
    forever {
      jobMutex.lock(); // FINDING: wait-while-holding
      const QSize resultSize = size;
      const QPoint at = center;
      jobMutex.unlock();

      QVector<int> drawn;
      for (int y = 0; y < resultSize.height(); ++y) {
        {
          QMutexLocker locker(&jobMutex);
          if (abort)
            return;
          if (restart)
            break;
        }
        drawn.append(y * at.x());
      }
      {
        QMutexLocker locker(&resultMutex);
        pixels.swap(drawn);
      }
      jobMutex.lock();
      if (abort) {
        jobMutex.unlock();
        return;
      }
      if (!restart)
        jobReady.wait(&jobMutex);
      restart = false;
      jobMutex.unlock();
    }
  }

private:
  QMutex jobMutex;
  QWaitCondition jobReady;
  QPoint center;
  QSize size;
  bool restart = false;
  bool abort = false;
  mutable QMutex resultMutex;
  QVector<int> pixels;
};

int main() {
  RenderThread thread;
  thread.render(QPoint(1, 2), QSize(64, 64));
  thread.render(QPoint(3, 4), QSize(32, 32));
  return thread.image().size() > 64;
}
