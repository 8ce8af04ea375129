// ROW: C6
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: accountsMutex statementsMutex
// WHY: the lambda std::for_each calls in closeMonth() locks statements under accounts, archive() locks accounts under statements.
#include <algorithm>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

struct Account {
  std::string owner;
  std::int64_t cents = 0;
  int openStatements = 0;
};

static std::mutex accountsMutex;
static std::vector<Account> accounts;
static std::mutex statementsMutex;
static std::vector<std::string> statements;

void openAccount(const std::string &owner) {
  std::lock_guard<std::mutex> lock(accountsMutex);
  accounts.push_back({owner, 0, 0});
}

void closeMonth() {
  std::lock_guard<std::mutex> lock(accountsMutex);
  std::for_each(accounts.begin(), accounts.end(), [](Account &account) {
    std::lock_guard<std::mutex> lock(statementsMutex); // FINDING: lock-order-cycle
    statements.push_back(account.owner + ": " + std::to_string(account.cents));
    ++account.openStatements;
  });
}

std::vector<std::string> archive() {
  std::lock_guard<std::mutex> lock(statementsMutex);
  std::vector<std::string> archived;
  archived.swap(statements);
  std::lock_guard<std::mutex> accountsLock(accountsMutex); // FINDING: lock-order-cycle
  for (Account &account : accounts)
    account.openStatements = 0;
  return archived;
}
