// ROW: O1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Store::index_mutex_ Store::journal_mutex_
// WHY: put() takes the index's lock and then the journal's, replay() takes the journal's and then the index's.
#include <absl/base/thread_annotations.h>
#include <absl/synchronization/mutex.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

class Store {
public:
  void put(const std::string &key, int value) {
    absl::MutexLock index(&index_mutex_);
    index_[key] = value;
    absl::MutexLock journal(&journal_mutex_); // FINDING: lock-order-cycle
    journal_.emplace_back(key, value);
  }

  void replay() {
    absl::ReaderMutexLock journal(&journal_mutex_);
    for (const auto &[key, value] : journal_) {
      absl::MutexLock index(&index_mutex_); // FINDING: lock-order-cycle
      index_[key] = value;
    }
  }

private:
  absl::Mutex index_mutex_;
  std::map<std::string, int> index_ ABSL_GUARDED_BY(index_mutex_);
  absl::Mutex journal_mutex_;
  std::vector<std::pair<std::string, int>> journal_ ABSL_GUARDED_BY(journal_mutex_);
};
