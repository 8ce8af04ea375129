// ROW: I14
// VERDICT: ok
// FINDINGS:
// WHY: both threads get the two locals of main() in the same order.
#include <functional>
#include <mutex>
#include <thread>

struct Side {
  int balls = 50;
};

static void pass(std::mutex &fromMutex, Side &from, std::mutex &toMutex, Side &to) {
  for (int i = 0; i < 1000; ++i) {
    std::lock_guard<std::mutex> fromLock(fromMutex);
    std::lock_guard<std::mutex> toLock(toMutex);
    --from.balls;
    ++to.balls;
  }
}

int main() {
  std::mutex left;
  Side leftSide;
  std::mutex right;
  Side rightSide;
  std::thread quick(pass, std::ref(left), std::ref(leftSide), std::ref(right), std::ref(rightSide));
  std::thread slow(pass, std::ref(left), std::ref(leftSide), std::ref(right), std::ref(rightSide));
  quick.join();
  slow.join();
  return leftSide.balls + rightSide.balls == 100 ? 0 : 1;
}
