// Edges carry the tests that correlated branches need, and no others.
// RUN: %skeleton | FileCheck %s
#include <memory>
#include <mutex>

std::mutex m;
bool ready;
void act();

// CHECK-LABEL: define flag(%locked)
// CHECK: goto 1 if %locked != 0
// CHECK-NEXT: goto 2 if %locked == 0
void flag(bool locked) {
  if (locked)
    m.lock();
  act();
}

// CHECK-LABEL: define negated()
// CHECK: goto {{.*}} if ready == 0
// CHECK-NEXT: goto {{.*}} if ready != 0
void negated() {
  if (!ready)
    m.lock();
}

// CHECK-LABEL: define both(%n, %p pointer)
// CHECK: goto {{.*}} if %n > 3
// CHECK: goto {{.*}} if %n <= 3
// CHECK: goto {{.*}} if %p != 0
void both(int n, void *p) {
  if (n > 3 && p != nullptr)
    m.lock();
}

// CHECK-LABEL: define tried()
// CHECK: acquire m try into %[[R:[0-9]+]]
// CHECK-NEXT: goto {{.*}} if %[[R]] != 0
void tried() {
  if (m.try_lock())
    m.unlock();
}

// CHECK-LABEL: define kept()
// CHECK: acquire m try into %[[R:[0-9]+]]
// CHECK: assign %ok = %[[R]]
// CHECK: goto {{.*}} if %ok != 0
void kept() {
  const bool ok = m.try_lock();
  if (ok)
    m.unlock();
}

// CHECK-LABEL: define owning()
// CHECK: guard bind %l = m try
// CHECK-NEXT: goto {{.*}} if owns(%l) != 0
void owning() {
  std::unique_lock<std::mutex> l(m, std::try_to_lock);
  if (l)
    act();
}

enum class Mode { None, One, Two };

// CHECK-LABEL: define switched(%mode)
// CHECK-DAG: goto {{.*}} if %mode == 1
// CHECK-DAG: goto {{.*}} if %mode == 2
void switched(Mode mode) {
  switch (mode) {
  case Mode::One:
    m.lock();
    break;
  case Mode::Two:
    m.unlock();
    break;
  default:
    break;
  }
}

// CHECK-LABEL: define hinted(%n)
// CHECK: goto {{.*}} if %n == 0
void hinted(int n) {
  if (__builtin_expect(!!(n == 0), 0))
    m.lock();
}

// CHECK-LABEL: define smart(%p reference)
// CHECK: goto {{.*}} if %p* != 0
void smart(const std::unique_ptr<int> &p) {
  if (p)
    m.lock();
}

// Tests nothing depends on are folded away.
// CHECK-LABEL: define irrelevant(%n)
// CHECK-NEXT: block 0:
// CHECK-NEXT: acquire m
// CHECK-NEXT: }
void irrelevant(int n) {
  int x = 0;
  if (n > 2)
    x = 1;
  while (x < n)
    ++x;
  m.lock();
}

// What a comparison came to is known where a member keeps it.
struct Once {
  const bool first;
  // CHECK-LABEL: define Once::Once(%owner pointer)
  // CHECK: goto [[YES:[0-9]+]] if %owner == 0
  // CHECK: goto [[NO:[0-9]+]] if %owner != 0
  // CHECK: block [[YES]]:
  // CHECK-NEXT: assign this.Once::first = 1
  // CHECK: block [[NO]]:
  // CHECK-NEXT: assign this.Once::first = 0
  explicit Once(const int *owner) : first(owner == nullptr) {
    if (first)
      m.lock();
  }
};
