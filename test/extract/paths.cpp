// How objects are named: roots, fields, dereferences, elements.
// RUN: %skeleton | FileCheck %s
#include <mutex>

struct Account {
  std::mutex mu;
  std::mutex parts[4];
  std::mutex &shared;
  Account *next;
  static std::mutex all;
};

std::mutex global;

// CHECK-LABEL: define fields(%a pointer, %b reference, %c)
// CHECK: acquire %a->Account::mu
// CHECK: acquire %b->Account::mu
// CHECK: acquire %c.Account::mu
// CHECK: acquire %a->Account::shared*
// CHECK: acquire %a->Account::next->Account::next->Account::mu
// CHECK: acquire Account::all
// CHECK: acquire global
void fields(Account *a, Account &b, Account c) {
  a->mu.lock();
  b.mu.lock();
  c.mu.lock();
  a->shared.lock();
  a->next->next->mu.lock();
  a->all.lock();
  ::global.lock();
}

// CHECK-LABEL: define elements(%a reference, %i, %p pointer)
// CHECK: acquire %a->Account::parts[2]
// CHECK: acquire %a->Account::parts[=%i]
// CHECK: acquire %a->Account::parts[*]
// CHECK: acquire %a->Account::parts[1]
// CHECK: acquire %p*[3].Account::mu
// CHECK: acquire %p*[*].Account::mu
void elements(Account &a, int i, Account *p) {
  a.parts[2].lock();
  a.parts[i].lock();
  a.parts[i + 1].lock();
  (&a.parts[1])->lock();
  p[3].mu.lock();
  (p + i)->mu.lock();
}

// Which of two is decided at run time: one temporary, either object.
// CHECK-LABEL: define oneOf(%first, %a reference, %b reference)
// CHECK: assign %[[T:[0-9]+]] = choice(&%a->Account::mu, &%b->Account::mu)
// CHECK: acquire %[[T]]*
void oneOf(bool first, Account &a, Account &b) {
  (first ? a.mu : b.mu).lock();
}

// A local reference or pointer is what was stored in it.
// CHECK-LABEL: define aliases(%a pointer)
// CHECK: assign %r = &%a->Account::mu
// CHECK: acquire %r*
// CHECK: assign %p = &%r*
// CHECK: release %p*
void aliases(Account *a) {
  std::mutex &r = a->mu;
  r.lock();
  std::mutex *p = &r;
  p->unlock();
}

struct Box {
  std::mutex mu;
  // CHECK-LABEL: define Box::open()
  // CHECK: acquire this.Box::mu
  void open() { mu.lock(); }
  // CHECK-LABEL: define Box::later()
  // CHECK: assign %f = closure "lambda in Box::later"{{.*}}= &this, {{.*}}= &%n}
  void later() {
    int n = 0;
    auto f = [this, &n] { mu.unlock(); ++n; };
    f();
  }
};

void use(Box &b) {
  b.open();
  b.later();
}

// CHECK-LABEL: define "lambda in Box::later"
// CHECK: release this."lambda in Box::later::this"->Box::mu
