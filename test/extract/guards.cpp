// Guards of the standard library: bound, moved, returned, destroyed.
// RUN: %skeleton | FileCheck %s
#include <mutex>
#include <optional>
#include <shared_mutex>

std::mutex a, b;
std::shared_mutex s;

// CHECK-LABEL: define scopes()
// CHECK: guard bind %x = a at
// CHECK: guard bind %y = b at
// CHECK: guard destroy %y
// CHECK: guard bind %both = a, b at
// CHECK: guard destroy %both
// CHECK: guard destroy %x
void scopes() {
  std::lock_guard<std::mutex> x(a);
  {
    std::lock_guard<std::mutex> y(b);
  }
  std::scoped_lock both(a, b);
}

// CHECK-LABEL: define policies()
// CHECK: guard bind %d = a defer
// CHECK: guard bind %t = b try
// CHECK: guard bind %r = s shared
// CHECK: acquire a, b at
// CHECK: guard bind %o = a adopt
// CHECK: guard lock %d
// CHECK: guard unlock %d
void policies() {
  std::unique_lock<std::mutex> d(a, std::defer_lock);
  std::unique_lock<std::mutex> t(b, std::try_to_lock);
  std::shared_lock<std::shared_mutex> r(s);
  std::lock(a, b);
  std::lock_guard<std::mutex> o(a, std::adopt_lock);
  d.lock();
  d.unlock();
}

// A prvalue is made where it ends up, whatever functions it comes through.
// CHECK-LABEL: define made()
// CHECK: guard bind result = a
std::unique_lock<std::mutex> made() { return std::unique_lock<std::mutex>(a); }

// CHECK-LABEL: define passed()
// CHECK: call made() into result
std::unique_lock<std::mutex> passed() { return made(); }

// CHECK-LABEL: define named()
// CHECK: guard bind %l = a
// CHECK: guard move result = %l
// CHECK: guard destroy %l
std::unique_lock<std::mutex> named() {
  std::unique_lock<std::mutex> l(a);
  return l;
}

// CHECK-LABEL: define either(%first)
// CHECK-DAG: guard bind %l = a
// CHECK-DAG: guard bind %l = b
// CHECK: guard destroy %l
void either(bool first) {
  std::unique_lock<std::mutex> l =
      first ? std::unique_lock<std::mutex>(a) : std::unique_lock<std::mutex>(b);
}

void take(std::unique_lock<std::mutex> l);

// CHECK-LABEL: define handOver()
// CHECK: call passed() into %l
// CHECK: guard move %[[T:[0-9]+]] = %l
// CHECK: call take(%[[T]])
// CHECK: guard destroy %[[T]]
void handOver() {
  auto l = passed();
  take(std::move(l));
}

// CHECK-LABEL: define maybe(%yes)
// CHECK: guard bind %l* = a
// CHECK: guard destroy %l*
void maybe(bool yes) {
  std::optional<std::lock_guard<std::mutex>> l;
  if (yes)
    l.emplace(a);
}

struct Holder {
  std::unique_lock<std::mutex> l;
  // CHECK-LABEL: define Holder::Holder()
  // CHECK: guard bind this.Holder::l = a
  Holder() : l(a) {}
};

// CHECK-LABEL: define Holder::~Holder()
// CHECK: guard destroy this.Holder::l

// CHECK-LABEL: define members()
// CHECK: call Holder::Holder() on %h
// CHECK: call Holder::~Holder() on %h
void members() { Holder h; }

// Locks of the project lock by their own functions.
struct Spin {
  std::mutex inner;
  void lock() { inner.lock(); }
  void unlock() { inner.unlock(); }
};

Spin spin;

// CHECK-LABEL: define own()
// CHECK: guard bind %l = spin locking Spin::lock unlocking Spin::unlock
void own() { std::lock_guard<Spin> l(spin); }
