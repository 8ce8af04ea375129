// What Clang's thread-safety attributes say of functions without a visible body.
// RUN: %skeleton | FileCheck %s
#define A(x) __attribute__((x))

// CHECK-DAG: order A::first before A::second
class A(capability("mutex")) Mutex {
public:
  void lock() A(acquire_capability());
  void lockShared() A(acquire_shared_capability());
  bool tryLock() A(try_acquire_capability(true));
  void unlock() A(release_capability());
};

class A(scoped_lockable) Lock {
public:
  explicit Lock(Mutex *m) A(acquire_capability(m));
  ~Lock() A(release_capability());
};

struct A {
  Mutex first;
  Mutex second A(acquired_after(first));
};

void enter(A &a) A(acquire_capability(a.first));
void leave(A *a) A(release_capability(a->first));

// A body in which nothing is seen gives way to the promise.
class A(capability("spin")) Spin {
public:
  // CHECK-LABEL: define Spin::lock() method declared
  // CHECK: acquire this
  void lock() A(acquire_capability()) A(no_thread_safety_analysis) {
    while (__atomic_exchange_n(&word, 1, 0))
      ;
  }
  int word;
};

void use(A &a, Spin &s) {
  s.lock();
  Lock l(&a.second);
  enter(a);
  leave(&a);
  a.first.lock();
  a.first.lockShared();
  if (a.first.tryLock())
    a.first.unlock();
}

// CHECK-DAG: define Mutex::lock() method declared
// CHECK-DAG: acquire this shared
// CHECK-DAG: acquire this try into %0
// CHECK-DAG: guard bind this = %m*
// CHECK-DAG: guard destroy this
// CHECK-DAG: define enter(%a reference) declared
// CHECK-DAG: acquire %a->A::first
// CHECK-DAG: release %a->A::first
