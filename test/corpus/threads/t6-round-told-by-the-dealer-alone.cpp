// ROW: T6
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: resultsMutex
// WHY: The player waits with the results locked for a word that only the dealer gives, who has to lock the results first.
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

static std::mutex resultsMutex;
static std::vector<int> results;

static int playRound(int cards) {
  std::mutex mutex;
  std::condition_variable spoken;
  bool go = false;
  auto speak = [&] {
    std::lock_guard<std::mutex> lock(mutex);
    go = true;
    spoken.notify_all();
  };
  std::thread player([&] {
    std::lock_guard<std::mutex> resultsLock(resultsMutex);
    std::unique_lock<std::mutex> lock(mutex);
    spoken.wait(lock, [&] { return go; }); // FINDING: wait-while-holding
    results.push_back(cards);
  });
  std::thread dealer([&] {
    {
      std::lock_guard<std::mutex> resultsLock(resultsMutex); // FINDING: wait-while-holding
      results.push_back(-cards);
    }
    speak();
  });
  player.join();
  dealer.join();
  return cards;
}

int main() { return playRound(4) + playRound(5) - 9; }
