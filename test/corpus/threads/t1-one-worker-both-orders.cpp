// ROW: T1
// VERDICT: low
// FINDINGS: lock-order-cycle
// LOCKS: draftsMutex sentMutex
// WHY: both orders are taken by the one worker thread, one after the other; nobody else takes two locks.
#include <mutex>
#include <thread>
#include <vector>

static std::mutex draftsMutex;
static std::vector<int> drafts{1, 2, 3};
static std::mutex sentMutex;
static std::vector<int> sent;

static void sendDrafts() {
  std::lock_guard<std::mutex> draftsLock(draftsMutex);
  std::lock_guard<std::mutex> sentLock(sentMutex); // FINDING: lock-order-cycle
  sent.insert(sent.end(), drafts.begin(), drafts.end());
  drafts.clear();
}

static void recallSent() {
  std::lock_guard<std::mutex> sentLock(sentMutex);
  std::lock_guard<std::mutex> draftsLock(draftsMutex); // FINDING: lock-order-cycle
  drafts.insert(drafts.end(), sent.begin(), sent.end());
  sent.clear();
}

static void work() {
  sendDrafts();
  recallSent();
}

int main() {
  std::thread worker(work);
  worker.join();
}
