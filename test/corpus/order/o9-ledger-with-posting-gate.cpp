// ROW: O9
// VERDICT: ok
// FINDINGS:
// GATE: Ledger::postingGate_
// WHY: accounts-journal and journal-rates are both taken under the gate, so the three steps of the cycle are never taken at once.
#include <map>
#include <mutex>
#include <vector>

class Ledger {
public:
  void post(int account, double amount) {
    std::lock_guard<std::mutex> gate(postingGate_);
    std::lock_guard<std::mutex> accountsLock(accountsMutex_);
    accounts_[account] += amount;
    std::lock_guard<std::mutex> journalLock(journalMutex_);
    journal_.push_back(amount);
  }

  void closeDay() {
    std::lock_guard<std::mutex> gate(postingGate_);
    std::lock_guard<std::mutex> journalLock(journalMutex_);
    journal_.clear();
    std::lock_guard<std::mutex> ratesLock(ratesMutex_);
    rates_.clear();
  }

  void revalue(int currency, double rate) {
    std::lock_guard<std::mutex> ratesLock(ratesMutex_);
    rates_[currency] = rate;
    std::lock_guard<std::mutex> accountsLock(accountsMutex_);
    for (auto &entry : accounts_)
      entry.second *= rate;
  }

private:
  std::mutex postingGate_;
  std::mutex accountsMutex_;
  std::map<int, double> accounts_;
  std::mutex journalMutex_;
  std::vector<double> journal_;
  std::mutex ratesMutex_;
  std::map<int, double> rates_;
};
