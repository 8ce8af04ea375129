// ROW: P15
// VERDICT: ok
// FINDINGS:
// ALLOW: low
// FLAGS: -std=c++20
// WHY: Each call of the test has its own two places, and the one thread that takes them both sees, for a tenth of a second, that there is no third.
#include <cassert>
#include <chrono>
#include <semaphore>

class Places {
public:
  explicit Places(int n) : free_(n) {}
  void leave() { free_.release(); }
  void take() { free_.acquire(); }
  bool takeWithin(std::chrono::milliseconds time) { return free_.try_acquire_for(time); }

private:
  std::counting_semaphore<8> free_;
};

class TestCase {
public:
  virtual ~TestCase() = default;
  virtual void run() = 0;
};

class PlacesTest : public TestCase {
public:
  void run() override;
};

void PlacesTest::run() {
  Places places(2);
  places.take();
  places.take();
  assert(!places.takeWithin(std::chrono::milliseconds(100)));
  places.leave();
  places.leave();
}

void runAll(TestCase &first, TestCase &second) {
  first.run();
  second.run();
}
