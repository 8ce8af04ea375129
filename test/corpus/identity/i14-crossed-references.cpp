// ROW: I14
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: main()::left main()::right
// WHY: the two threads run one function on the two locals of main(), handed over crosswise.
#include <functional>
#include <mutex>
#include <thread>

struct Side {
  int balls = 50;
};

static void pass(std::mutex &ownMutex, Side &own, std::mutex &otherMutex, Side &other) {
  for (int i = 0; i < 1000; ++i) {
    std::lock_guard<std::mutex> ownLock(ownMutex);
    std::lock_guard<std::mutex> otherLock(otherMutex); // FINDING: lock-order-cycle
    --own.balls;
    ++other.balls;
  }
}

int main() {
  std::mutex left;
  Side leftSide;
  std::mutex right;
  Side rightSide;
  std::thread leftPlayer(pass, std::ref(left), std::ref(leftSide), std::ref(right), std::ref(rightSide));
  std::thread rightPlayer(pass, std::ref(right), std::ref(rightSide), std::ref(left), std::ref(leftSide));
  leftPlayer.join();
  rightPlayer.join();
  return leftSide.balls + rightSide.balls == 100 ? 0 : 1;
}
