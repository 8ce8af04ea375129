// ROW: P13
// VERDICT: bad
// FINDINGS: executor-self-wait
// LOCKS: Recorder::thread_
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore
// WHY: the function that record() queues runs on thread_ and calls flush(), which waits until the event loop of thread_ has run another function: it cannot before this one ends.
#include <QCoreApplication>
#include <QMetaObject>
#include <QObject>
#include <QThread>

#include <atomic>

class Recorder {
public:
  Recorder() {
    context_.moveToThread(&thread_);
    thread_.start();
  }

  ~Recorder() {
    thread_.quit();
    thread_.wait();
  }

  void record(int samples) {
    QMetaObject::invokeMethod(
        &context_,
        [this, samples] {
          buffered_ += samples;
          if (buffered_ > 4096)
            flush();
        },
        Qt::QueuedConnection);
  }

  void flush() {
    QMetaObject::invokeMethod(&context_, [this] { write(); }, Qt::BlockingQueuedConnection); // FINDING: executor-self-wait
  }

private:
  void write() {
    written_ += buffered_;
    buffered_ = 0;
  }

  int buffered_ = 0;
  std::atomic<long> written_{0};
  QThread thread_;
  QObject context_;
};

int main(int argc, char **argv) {
  QCoreApplication application(argc, argv);
  Recorder recorder;
  for (int i = 0; i < 20; ++i)
    recorder.record(1000);
  recorder.flush();
}
