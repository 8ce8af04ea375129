// ROW: C6
// VERDICT: ok
// FINDINGS:
// WHY: closeMonth() walks a copy of the accounts made under their lock, so the lambda locks statements and nothing else is held.
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
  std::vector<Account> closing;
  {
    std::lock_guard<std::mutex> lock(accountsMutex);
    closing = accounts;
    std::for_each(accounts.begin(), accounts.end(), [](Account &account) { ++account.openStatements; });
  }
  std::for_each(closing.begin(), closing.end(), [](const Account &account) {
    std::lock_guard<std::mutex> lock(statementsMutex);
    statements.push_back(account.owner + ": " + std::to_string(account.cents));
  });
}

std::vector<std::string> archive() {
  std::lock_guard<std::mutex> lock(statementsMutex);
  std::vector<std::string> archived;
  archived.swap(statements);
  std::lock_guard<std::mutex> accountsLock(accountsMutex);
  for (Account &account : accounts)
    account.openStatements = 0;
  return archived;
}
