// ROW: T2
// VERDICT: ok
// FINDINGS:
// WHY: the destructor of the recorder joins its thread at the end of the block, before main exports in the other order.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <mutex>
#include <thread>

struct Session {
  std::mutex tracksMutex;
  int samples = 0;
  std::mutex markersMutex;
  int markers = 0;
};

class Recorder {
public:
  explicit Recorder(Session &session) : session_(session), thread_(&Recorder::run, this) {}
  Recorder(const Recorder &) = delete;
  Recorder &operator=(const Recorder &) = delete;
  ~Recorder() {
    stopping_ = true;
    thread_.join();
  }

private:
  void run() {
    while (!stopping_) {
      std::lock_guard<std::mutex> tracks(session_.tracksMutex);
      session_.samples += 512;
      std::lock_guard<std::mutex> markers(session_.markersMutex);
      ++session_.markers;
    }
  }

  Session &session_;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

static void exportSession(Session &session) {
  std::lock_guard<std::mutex> markers(session.markersMutex);
  std::lock_guard<std::mutex> tracks(session.tracksMutex);
  std::printf("%d samples, %d markers\n", session.samples, session.markers);
}

int main() {
  Session session;
  {
    Recorder recorder(session);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  exportSession(session);
}
