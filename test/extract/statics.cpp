// Static locals, and what runs before main.
// RUN: %skeleton | FileCheck %s
#include <mutex>

std::mutex m;

struct Registry {
  Registry() { std::lock_guard<std::mutex> l(m); }
};

// Whoever comes second waits for the initialisation.
// CHECK-LABEL: define registry()
// CHECK: goto [[DONE:[0-9]+]]
// CHECK-NEXT: goto [[INIT:[0-9]+]]
// CHECK: block [[INIT]]:
// CHECK-NEXT: acquire "initialisation of registry()::r"
// CHECK-NEXT: call Registry::Registry() on "registry()::r"
// CHECK-NEXT: release "initialisation of registry()::r"
// CHECK-NEXT: goto [[DONE]]
// CHECK: return &"registry()::r"
Registry &registry() {
  static Registry r;
  return r;
}

// Constant initialisation needs no guard.
// CHECK-LABEL: define locked()
// CHECK-NOT: initialisation of
// CHECK: guard bind %l = "locked()::mu"
void locked() {
  static std::mutex mu;
  std::lock_guard<std::mutex> l(mu);
}

Registry early;
void (*hook)() = locked;

// CHECK-LABEL: define "initialisation of statics.cpp"() static_init
// CHECK: call Registry::Registry() on early
// CHECK: assign hook = &locked
