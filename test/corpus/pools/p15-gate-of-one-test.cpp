// ROW: P15
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: The semaphore begins with nothing, so nobody can hold a unit of it: who waits is told that something has happened. The last wait only sees that nothing has.
#include <cassert>
#include <chrono>
#include <semaphore>

class Gate {
public:
  explicit Gate(int n) : arrivals_(n) {}
  void open() { arrivals_.release(); }
  void pass() { arrivals_.acquire(); }
  bool passWithin(std::chrono::milliseconds time) { return arrivals_.try_acquire_for(time); }

private:
  std::counting_semaphore<8> arrivals_;
};

void testGate() {
  Gate gate(0);
  gate.open();
  gate.pass();
  assert(!gate.passWithin(std::chrono::milliseconds(100)));
  gate.open();
  gate.open();
  gate.pass();
  gate.pass();
}
