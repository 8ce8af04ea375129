// What is left out, and what is not.
// RUN: %skeleton | FileCheck %s
#include <mutex>
#include <string>
#include <vector>

// CHECK-NOT: define pure
int pure(int a, int b) { return a + b; }

// CHECK-NOT: define onlyLibrary
std::string onlyLibrary(const std::vector<int> &v) { return std::to_string(v.size()); }

// CHECK-NOT: define callsPure
int callsPure() { return pure(1, 2); }

// A body elsewhere may do anything.
// CHECK: define callsOther()
void other();
void callsOther() { other(); }

struct Account {
  std::mutex mu;
};

// Which object a caller gets matters, even without an operation here.
// CHECK: define lockOf(%a reference)
// CHECK: return &%a->Account::mu
std::mutex &lockOf(Account &a) { return a.mu; }

// So does where it is kept.
struct Keeper {
  Account *account;
  // CHECK: define Keeper::Keeper(%a pointer)
  // CHECK: assign this.Keeper::account = %a
  explicit Keeper(Account *a) : account(a) {}
};

// Instances are functions of their own; patterns are none.
template <typename T> struct Cache {
  std::mutex mu;
  T value;
  T get() {
    std::lock_guard<std::mutex> l(mu);
    return value;
  }
};

// CHECK: define "Cache<int>::get"()
// CHECK: guard bind %l = this."Cache<int>::mu"
// CHECK: define "Cache<long>::get"()
// CHECK: guard bind %l = this."Cache<long>::mu"
// CHECK: define instances(
long instances(Cache<int> &a, Cache<long> &b) { return a.get() + b.get(); }

// CHECK: define keeps()
Keeper keeps() { return Keeper(nullptr); }
