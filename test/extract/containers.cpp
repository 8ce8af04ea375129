// Elements of containers, and what iterating over them reaches.
// RUN: %skeleton | FileCheck %s
#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

struct Account {
  std::mutex mu;
};

using Accounts = std::vector<std::unique_ptr<Account>>;

// CHECK-LABEL: define keyed(%m reference, %name reference, %v reference, %i)
// CHECK: acquire %m*[=%name*].Account::mu
// CHECK: acquire %v*[=%i]->Account::mu
// CHECK: acquire %v*[0]->Account::mu
void keyed(std::map<std::string, Account> &m, const std::string &name, Accounts &v, int i) {
  m[name].mu.lock();
  v[i]->mu.lock();
  v.front()->mu.lock();
}

// One element after the other; which one is not known.
// CHECK-LABEL: define each(%v reference)
// CHECK: assign %[[R:[0-9a-z_]+]] = &%v*
// CHECK: assign %a = &%[[R]]*[*]
// CHECK: acquire %a*->Account::mu
void each(Accounts &v) {
  for (auto &a : v)
    a->mu.lock();
}

// CHECK-LABEL: define mapped(%m reference)
// CHECK: assign %account = {{.*}}::second"
// CHECK: acquire %account->Account::mu
void mapped(std::map<std::string, Account> &m) {
  for (auto &[name, account] : m)
    account.mu.lock();
}

// An iterator that an algorithm is given is the address of some element.
// CHECK-LABEL: define algorithm(%v reference)
// CHECK: call {{.*}}for_each{{.*}}(&%v*[*], &%v*[*], closure
void algorithm(std::vector<Account> &v) {
  std::for_each(v.begin(), v.end(), [](Account &a) { a.mu.lock(); });
}
