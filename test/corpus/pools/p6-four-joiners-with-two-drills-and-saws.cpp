// ROW: P6
// VERDICT: bad
// FINDINGS: resource-cycle
// LOCKS: drills saws
// WHY: two joiners with the two drills wait for a saw, two with the two saws wait for a drill.
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

class Tools {
public:
  explicit Tools(int count) : free_(count) {}
  void take() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (free_ == 0)
      putBack_.wait(lock); // FINDING: resource-cycle
    --free_;
  }
  void put() {
    std::lock_guard<std::mutex> lock(mutex_);
    ++free_;
    putBack_.notify_one();
  }

private:
  std::mutex mutex_;
  std::condition_variable putBack_;
  int free_;
};

static Tools drills(2);
static Tools saws(2);

static void makeShelf(int boards) {
  while (boards-- > 0) {
    drills.take();
    saws.take();
    saws.put();
    drills.put();
  }
}

static void makeDoor(int panels) {
  while (panels-- > 0) {
    saws.take();
    drills.take();
    drills.put();
    saws.put();
  }
}

int main() {
  std::vector<std::thread> joiners;
  for (int i = 0; i < 2; ++i) {
    joiners.emplace_back(makeShelf, 50);
    joiners.emplace_back(makeDoor, 20);
  }
  for (std::thread &joiner : joiners)
    joiner.join();
}
