// ROW: I2
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: The accounts of a posting are sorted by id and made unique before they are locked one after the other, so every thread goes up the ids.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <stdexcept>
#include <unordered_map>
#include <vector>

namespace ledger {

using AccountId = std::uint32_t;

struct Account {
  explicit Account(AccountId i) : id(i) {}
  const AccountId id;
  std::mutex mutex;
  std::int64_t balance = 0;
};

struct Entry {
  Account *account;
  std::int64_t amount;
};

class Posting {
public:
  Posting &add(Account &account, std::int64_t amount) {
    entries_.push_back({&account, amount});
    return *this;
  }

  bool commit() {
    std::vector<Account *> accounts;
    accounts.reserve(entries_.size());
    for (const Entry &entry : entries_)
      accounts.push_back(entry.account);
    std::ranges::sort(accounts, {}, [](const Account *a) { return a->id; });
    const auto repeated = std::ranges::unique(accounts);
    accounts.erase(repeated.begin(), repeated.end());

    std::vector<std::unique_lock<std::mutex>> held;
    held.reserve(accounts.size());
    for (Account *account : accounts)
      held.emplace_back(account->mutex);

    std::int64_t sum = 0;
    for (const Entry &entry : entries_)
      sum += entry.amount;
    if (sum != 0)
      return false;
    for (const Entry &entry : entries_)
      entry.account->balance += entry.amount;
    return true;
  }

private:
  std::vector<Entry> entries_;
};

class Book {
public:
  Account &open() {
    std::lock_guard lock(mutex_);
    const AccountId id = next_++;
    return *accounts_.emplace(id, std::make_unique<Account>(id)).first->second;
  }

  Account &at(AccountId id) {
    std::lock_guard lock(mutex_);
    return *accounts_.at(id);
  }

  bool transfer(AccountId from, AccountId to, std::int64_t amount) {
    Account &a = at(from);
    Account &b = at(to);
    return Posting().add(a, -amount).add(b, amount).commit();
  }

private:
  std::mutex mutex_;
  AccountId next_ = 1;
  std::unordered_map<AccountId, std::unique_ptr<Account>> accounts_;
};

Book &book() {
  static Book instance;
  return instance;
}

} // namespace ledger
