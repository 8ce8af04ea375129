// Direct, virtual and indirect calls; arguments; callables.
// RUN: %skeleton | FileCheck %s
#include <functional>
#include <mutex>

std::mutex m;
void external(int *p, int &r, int n);
void quiet() noexcept;

// CHECK-LABEL: define arguments(%p pointer, %n)
// CHECK: call external(%p, &%n, 3) throws unknown
// CHECK: call quiet() at
void arguments(int *p, int n) {
  external(p, n, 3);
  quiet();
}

// Where a call stands is no part of what it does.
// CHECK-LABEL: define placed(
// CHECK: call external(%p, &%n, ?)
// CHECK: call external(%p, &%n, ?)
// CHECK: call external(%p, &%n, 7)
#define HERE(P, N, LINE) external(P, N, LINE)
#define PASTED(A, B) A##B
void placed(int *p, int n) {
  external(p, n, __LINE__);
  HERE(p, n, __LINE__);
  external(p, n, PASTED(, 7));
}

struct Base {
  virtual ~Base() = default;
  virtual void run() = 0;
};

struct Derived final : Base {
  void run() override { m.lock(); }
};

// CHECK-LABEL: define dispatch(%b reference, %d reference)
// CHECK: call virtual Base::run() on %b*
// CHECK: call Derived::run() on %d*
// CHECK: call Derived::run() on %own
// CHECK: call virtual Base::~Base() on %p*
void dispatch(Base &b, Derived &d) {
  b.run();
  d.run();
  Derived own;
  own.run();
  Base *p = new Derived;
  delete p;
}

struct Worker {
  std::function<void()> callback;
  void (*raw)(int);
  // CHECK-LABEL: define Worker::set(%f)
  // CHECK: assign this.Worker::callback = %f
  void set(std::function<void()> f) { callback = std::move(f); }
  // CHECK-LABEL: define Worker::fire()
  // CHECK: call through this.Worker::callback()
  // CHECK: call through this.Worker::raw(1)
  void fire() {
    callback();
    raw(1);
  }
};

// CHECK-LABEL: define locker() address_taken
void locker() { m.lock(); }

// CHECK-LABEL: define callables(%w reference)
// CHECK: call Worker::set(&locker)
// CHECK: call Worker::set(closure "lambda in callables"{{.*}})
// CHECK: call Worker::set(bind(&Worker::fire, &%w*))
// CHECK: call through %b(%seven)
// CHECK: call through %member() on %w*
void callables(Worker &w) {
  w.set(locker);
  w.set([] { m.unlock(); });
  w.set(std::bind(&Worker::fire, &w));
  auto b = std::bind(external, nullptr, std::placeholders::_1, 2);
  int seven = 7;
  b(seven);
  void (Worker::*member)() = &Worker::fire;
  (w.*member)();
}

// CHECK-LABEL: define "with<(lambda)>"(%f reference)
// CHECK: guard bind %l = m
// CHECK: call "lambda in templates"{{.*}}() on %f*
// CHECK: guard destroy %l
template <typename F> void with(F &&f) {
  std::lock_guard<std::mutex> l(m);
  f();
}

// CHECK-LABEL: define templates()
// CHECK: assign %[[T:[0-9]+]] = closure
// CHECK: call "with<(lambda)>"(&%[[T]])
void templates() {
  with([] { external(nullptr, *new int, 0); });
}

