// ROW: I15
// VERDICT: ok
// FINDINGS:
// WHY: both nested mutexes are of one type and one name, but receiver comes before sender everywhere.
#include <mutex>

struct Port {
  struct Direction {
    std::mutex mutex;
    int bytes = 0;
  };

  struct {
    Direction receiver;
    Direction sender;
  } uart;
};

void echo(Port &port) {
  std::lock_guard<std::mutex> receiverLock(port.uart.receiver.mutex);
  std::lock_guard<std::mutex> senderLock(port.uart.sender.mutex);
  port.uart.sender.bytes += port.uart.receiver.bytes;
  port.uart.receiver.bytes = 0;
}

void reset(Port &port) {
  auto &[receiver, sender] = port.uart;
  std::lock_guard<std::mutex> receiverLock(receiver.mutex);
  std::lock_guard<std::mutex> senderLock(sender.mutex);
  receiver.bytes = sender.bytes = 0;
}
