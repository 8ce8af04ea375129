// Handlers, and what leaves by an exception.
// RUN: %skeleton | FileCheck %s
#include <mutex>
#include <stdexcept>
#include <string>

std::mutex m;
void external();

// Blocks inside a try name the block that sends their exceptions on.
// CHECK-LABEL: define handled()
// CHECK: block {{.*}} handler [[D:[0-9]+]]:
// CHECK: call external()
// CHECK: block [[D]] catch:
// CHECK: catch std::runtime_error
// CHECK-NEXT: release m
// CHECK-NEXT: throw again
// CHECK: catch not std::runtime_error
// CHECK-NEXT: throw again
void handled() {
  m.lock();
  try {
    external();
  } catch (const std::runtime_error &) {
    m.unlock();
    throw;
  }
  m.unlock();
}

// Catching everything leaves no other way out of the dispatch.
// CHECK-LABEL: define all()
// CHECK: block 0 handler [[D:[0-9]+]]:
// CHECK-NEXT: call external()
// CHECK: block [[D]] catch:
// CHECK-NEXT: acquire m
// CHECK-NOT: throw
// CHECK: }
void all() {
  try {
    external();
  } catch (...) {
    m.lock();
  }
}

// What a try declares ends with the exception.
// CHECK-LABEL: define unwinding()
// CHECK: block 0 handler [[D:[0-9]+]]:
// CHECK: guard bind %l = m
// CHECK: block [[D]] catch:
// CHECK-NEXT: guard destroy %l
void unwinding() {
  try {
    std::lock_guard<std::mutex> l(m);
    external();
  } catch (...) {
    external();
  }
}

// A library's function counts only when a row says what it throws.
// CHECK-LABEL: define byHand(%s reference)
// CHECK: acquire m
// CHECK-NEXT: throw may std::out_of_range
// CHECK-NEXT: release m
void byHand(std::string &s) {
  m.lock();
  s.append("x");
  s.at(3) = 'y';
  m.unlock();
}

// Whoever throws is described, without any lock, and called.
// CHECK-LABEL: define check(%n)
// CHECK: throw std::runtime_error
void check(int n) {
  if (n < 0)
    throw std::runtime_error("negative");
}

// CHECK-LABEL: define checked(%n)
// CHECK: call check(%n)
void checked(int n) {
  m.lock();
  check(n);
  m.unlock();
}

// With a guard nothing leaks, and library calls are left out.
// CHECK-LABEL: define byGuard(%s reference)
// CHECK-NOT: append
// CHECK: }
void byGuard(std::string &s) {
  std::lock_guard<std::mutex> l(m);
  s.append("x");
}
