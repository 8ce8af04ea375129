// Comparators are conditions; what orders its arguments says so of its result.
// RUN: %skeleton | FileCheck %s
#include <algorithm>
#include <functional>
#include <mutex>
#include <string>
#include <utility>

struct Account {
  std::mutex mu;
};

std::mutex table[8];

// CHECK-LABEL: define bySwap(
// CHECK: goto [[SWAP:[0-9]+]] if %second < %first
// CHECK: goto {{.*}} if %second >= %first
// CHECK: block [[SWAP]]:
// CHECK-NEXT: assign %[[OLD:[0-9]+]] = %first
// CHECK-NEXT: assign %first = %second
// CHECK-NEXT: assign %second = %[[OLD]]
void bySwap(Account &from, Account &to) {
  Account *first = &from, *second = &to;
  if (std::less<Account *>{}(second, first))
    std::swap(first, second);
  std::lock_guard<std::mutex> a(first->mu), b(second->mu);
}

// CHECK-LABEL: define byMinmax(
// CHECK: assign %[[PAIR:[0-9]+]] = ?
// CHECK: goto {{.*}} if %[[PAIR]]."std::pair<int, int>::first" <= %[[PAIR]]."std::pair<int, int>::second"
void byMinmax(int i, int j) {
  const auto [low, high] = std::minmax({i, j});
  std::lock_guard<std::mutex> a(table[low]), b(table[high]);
}

// CHECK-LABEL: define byMinAndMax(
// CHECK: assign %[[LOW:[0-9]+]] = ?
// CHECK: goto {{.*}} if %[[LOW]]* <= %i
// CHECK: goto {{.*}} if %[[LOW]]* <= %j
// CHECK: assign %[[HIGH:[0-9]+]] = ?
// CHECK: goto {{.*}} if %[[HIGH]]* >= %i
// CHECK: goto {{.*}} if %[[HIGH]]* >= %j
void byMinAndMax(int i, int j) {
  const int low = std::min(i, j), high = std::max(i, j);
  std::lock_guard<std::mutex> a(table[low]), b(table[high]);
}

// CHECK-LABEL: define ofAList(
// CHECK: goto {{.*}} if %[[LEAST:[0-9]+]] <= %i
// CHECK: goto {{.*}} if %[[LEAST]] <= %j
// CHECK: goto {{.*}} if %[[LEAST]] <= %k
void ofAList(int i, int j, int k) {
  const int low = std::min({i, j, k});
  std::lock_guard<std::mutex> a(table[low]), b(table[k]);
}

// CHECK-LABEL: define byOperator(
// CHECK: goto {{.*}} if %x* < %y*
// CHECK: goto {{.*}} if %x* >= %y*
void byOperator(const std::string &x, const std::string &y, Account &a, Account &b) {
  if (x < y)
    return;
  std::lock_guard<std::mutex> l(a.mu), m(b.mu);
}
