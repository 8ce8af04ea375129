// ROW: I15
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Port::Receiver::mutex Port::Sender::mutex
// WHY: echo() locks the receiver and then the sender nested in the port, reset() the sender and then the receiver.
#include <mutex>

struct Port {
  struct Receiver {
    std::mutex mutex;
    int bytes = 0;
  };

  struct Sender {
    std::mutex mutex;
    int bytes = 0;
  };

  struct {
    Receiver receiver;
    Sender sender;
  } uart;
};

void echo(Port &port) {
  std::lock_guard<std::mutex> receiverLock(port.uart.receiver.mutex);
  std::lock_guard<std::mutex> senderLock(port.uart.sender.mutex); // FINDING: lock-order-cycle
  port.uart.sender.bytes += port.uart.receiver.bytes;
  port.uart.receiver.bytes = 0;
}

void reset(Port &port) {
  auto &uart = port.uart;
  auto &[receiver, sender] = uart;
  std::lock_guard<std::mutex> senderLock(sender.mutex);
  std::lock_guard<std::mutex> receiverLock(receiver.mutex); // FINDING: lock-order-cycle
  receiver.bytes = sender.bytes = 0;
}
