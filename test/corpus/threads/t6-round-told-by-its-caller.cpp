// ROW: T6
// VERDICT: ok
// FINDINGS:
// WHY: The helper waits with the results locked for a word that playRound() itself gives, without that lock; the other helper, who takes it first, is not the only one to speak.
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
    spoken.wait(lock, [&] { return go; });
    results.push_back(cards);
  });
  std::thread dealer([&] {
    {
      std::lock_guard<std::mutex> resultsLock(resultsMutex);
      results.push_back(-cards);
    }
    speak();
  });
  speak();
  player.join();
  dealer.join();
  return cards;
}

int main() { return playRound(4) + playRound(5) - 9; }
