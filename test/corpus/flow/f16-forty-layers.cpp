// ROW: F16
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: sessionMutex deviceMutex
// WHY: forty layers below send(), which holds the session, the device is locked; reset() locks the device and then the session.
#include <mutex>
#include <utility>
#include <vector>

namespace stack {

static std::mutex sessionMutex;
static std::vector<int> sent;
static std::mutex deviceMutex;
static int deviceState = 0;

template <int Number> struct Layer {
  static void pass(std::vector<int> &frame) {
    frame.push_back(Number);
    Layer<Number - 1>::pass(frame);
  }
};

template <> struct Layer<0> {
  static void pass(std::vector<int> &frame) {
    std::lock_guard<std::mutex> lock(deviceMutex); // FINDING: lock-order-cycle
    deviceState = frame.empty() ? 0 : frame.front();
  }
};

void send(int message) {
  std::lock_guard<std::mutex> lock(sessionMutex);
  sent.push_back(message);
  std::vector<int> frame{message};
  Layer<40>::pass(frame);
}

void reset() {
  std::lock_guard<std::mutex> deviceLock(deviceMutex);
  deviceState = 0;
  std::lock_guard<std::mutex> sessionLock(sessionMutex); // FINDING: lock-order-cycle
  sent.clear();
}

} // namespace stack
