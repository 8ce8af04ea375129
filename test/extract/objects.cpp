// Constructors and destructors: members, bases, temporaries, pointers, containers.
// RUN: %skeleton | FileCheck %s
#include <memory>
#include <mutex>
#include <vector>

std::mutex m;

struct Locked {
  std::mutex &mu;
  // CHECK-LABEL: define Locked::Locked(%mu reference)
  // CHECK: assign this.Locked::mu = &%mu*
  // CHECK: acquire %mu*
  explicit Locked(std::mutex &mu) : mu(mu) { mu.lock(); }
  // CHECK-LABEL: define Locked::~Locked()
  // CHECK: release this.Locked::mu*
  ~Locked() { mu.unlock(); }
};

// CHECK-LABEL: define automatic(%early)
// CHECK: call Locked::Locked(&m) on %l
// CHECK: return at
// CHECK-NEXT: call Locked::~Locked() on %l
// CHECK: call external() throws
// CHECK-NEXT: call Locked::~Locked() on %l
void external();
void automatic(bool early) {
  Locked l(m);
  if (early)
    return;
  external();
}

// CHECK-LABEL: define temporaries()
// CHECK: call Locked::Locked(&m) on %[[T:[0-9]+]]
// CHECK: call Locked::~Locked() on %[[T]]
// CHECK: call Locked::Locked(&m) on %[[X:[0-9]+]]
// CHECK: call external()
// CHECK: call Locked::~Locked() on %[[X]]
void temporaries() {
  Locked{m};
  const Locked &extended = Locked(m);
  external();
}

// CHECK-LABEL: define heap()
// CHECK: call Locked::Locked(&m) on %[[N:[0-9]+]]*
// CHECK: assign %p = &%[[N]]*
// CHECK: call Locked::~Locked() on %p*
void heap() {
  Locked *p = new Locked(m);
  delete p;
}

// CHECK-LABEL: define owned()
// CHECK: call Locked::Locked(&m) on %[[N:[0-9]+]]*
// CHECK: assign %p = &%[[N]]*
// CHECK: goto [[THERE:[0-9]+]] if %p != 0
// CHECK: block [[THERE]]:
// CHECK-NEXT: call Locked::~Locked() on %p*
void owned() { std::unique_ptr<Locked> p(new Locked(m)); }

// CHECK-LABEL: define shared()
// CHECK: assign %p = &%p*
// CHECK-NEXT: call Locked::Locked(&m) on %p*
// CHECK: goto {{[0-9]+}} if %p != 0
// CHECK: call Locked::~Locked() on %p* last
// CHECK: assign %p = 0
void shared() {
  auto p = std::make_shared<Locked>(m);
  p.reset();
}

// CHECK-LABEL: define made()
// CHECK: call Locked::Locked(&m) on %[[NEW:[0-9]+]]*
// CHECK-NEXT: assign result = &%[[NEW]]*
std::unique_ptr<Locked> made() { return std::unique_ptr<Locked>(new Locked(m)); }

// CHECK-LABEL: define elements()
// CHECK: call Locked::~Locked() on %w[*]
std::vector<Locked> other();
void elements() { std::vector<Locked> w = other(); }

struct Base {
  Base() { m.lock(); }
  ~Base() { m.unlock(); }
};

// Implicit special members are functions like others.
// CHECK-LABEL: define Part::Part()
// CHECK: call Locked::Locked(&m) on this.Part::l
struct Part {
  Locked l{m};
};

// CHECK-LABEL: define Whole::~Whole()
// CHECK: call Part::~Part() on this.Whole::part
// CHECK-NEXT: call Base::~Base() on this
// CHECK-LABEL: define Whole::Whole()
// CHECK: call Base::Base() on this
// CHECK-NEXT: call Part::Part() on this.Whole::part
struct Whole : Base {
  Part part;
};

// CHECK-LABEL: define whole()
// CHECK: call Whole::Whole() on %w
// CHECK: call Whole::~Whole() on %w
void whole() { Whole w; }
