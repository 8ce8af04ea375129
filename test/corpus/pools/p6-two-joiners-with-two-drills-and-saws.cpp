// ROW: P6
// VERDICT: ok
// FINDINGS:
// WHY: there are only two joiners and two of each tool, so nobody ever waits for a tool.
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
      putBack_.wait(lock);
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
  for (int i = 0; i < 1; ++i) {
    joiners.emplace_back(makeShelf, 50);
    joiners.emplace_back(makeDoor, 20);
  }
  for (std::thread &joiner : joiners)
    joiner.join();
}
