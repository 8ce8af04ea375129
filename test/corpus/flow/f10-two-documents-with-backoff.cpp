// ROW: F10
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: merge() waits for one document and only tries the other; when it is busy it lets go of the first and begins again with that one, so nobody waits with a document in hand.
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Document {
  std::mutex mutex;
  std::vector<std::string> lines;
};

class PairLock {
public:
  PairLock(Document &a, Document &b) {
    Document *first = &a;
    Document *second = &b;
    for (unsigned round = 0;; ++round) {
      std::unique_lock<std::mutex> one(first->mutex);
      std::unique_lock<std::mutex> two(second->mutex, std::try_to_lock);
      if (two.owns_lock()) {
        first_ = std::move(one);
        second_ = std::move(two);
        return;
      }
      one.unlock();
      std::swap(first, second);
      if (round > 8)
        std::this_thread::yield();
    }
  }

private:
  std::unique_lock<std::mutex> first_;
  std::unique_lock<std::mutex> second_;
};

void merge(Document &into, Document &from) {
  if (&into == &from)
    return;
  PairLock lock(into, from);
  into.lines.insert(into.lines.end(), from.lines.begin(), from.lines.end());
  from.lines.clear();
}

int main() {
  Document draft, review;
  draft.lines = {"one", "two"};
  std::thread there([&] { merge(draft, review); });
  std::thread back([&] { merge(review, draft); });
  there.join();
  back.join();
  return draft.lines.size() + review.lines.size() == 2 ? 0 : 1;
}
