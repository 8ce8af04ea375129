// ROW: P13
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17 -fPIC -isystem /usr/include/x86_64-linux-gnu/qt6 -isystem /usr/include/x86_64-linux-gnu/qt6/QtCore
// WHY: on thread_ itself flush() calls write() directly and waits for nothing; it waits for thread_ on other threads only.
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
    if (QThread::currentThread() == &thread_)
      write();
    else
      QMetaObject::invokeMethod(&context_, [this] { write(); }, Qt::BlockingQueuedConnection);
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
