// ROW: I15
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Ledger::journal_ Ledger::indexMutex_
// WHY: a Journal is a std::mutex by inheritance; book() locks the journal and then the index, find() the reverse.
#include <map>
#include <mutex>
#include <vector>

struct Journal : std::mutex {
  std::vector<int> amounts;
};

class Ledger {
public:
  void book(int number, int amount) {
    std::lock_guard<Journal> journalLock(journal_);
    journal_.amounts.push_back(amount);
    std::lock_guard<std::mutex> indexLock(indexMutex_); // FINDING: lock-order-cycle
    index_[number] = journal_.amounts.size() - 1;
  }

  int find(int number) {
    std::lock_guard<std::mutex> indexLock(indexMutex_);
    const auto found = index_.find(number);
    if (found == index_.end())
      return 0;
    std::lock_guard<std::mutex> journalLock(journal_); // FINDING: lock-order-cycle
    return journal_.amounts.at(found->second);
  }

private:
  Journal journal_;
  std::mutex indexMutex_;
  std::map<int, std::size_t> index_;
};
