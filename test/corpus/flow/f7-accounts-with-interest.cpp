// ROW: F7
// VERDICT: ok
// FINDINGS:
// WHY: lock() and unlock() bracket one account at a time; the two threads walk the accounts in opposite directions without ever holding two.
#include <array>
#include <cstddef>
#include <mutex>
#include <thread>

struct Account {
  std::mutex mutex;
  long cents = 10000;
};

static std::array<Account, 20> accounts;

static void addInterest() noexcept {
  for (Account &account : accounts) {
    account.mutex.lock();
    account.cents += account.cents / 100;
    account.mutex.unlock();
  }
}

static void chargeFees() noexcept {
  for (std::size_t i = accounts.size(); i-- > 0;) {
    Account &account = accounts[i];
    account.mutex.lock();
    if (account.cents < 500) {
      account.mutex.unlock();
      continue;
    }
    account.cents -= 500;
    account.mutex.unlock();
  }
}

int main() {
  std::thread interest(addInterest);
  std::thread fees(chargeFees);
  interest.join();
  fees.join();
}
