// A visitor is called by one of its operators: each is a way of its own.
// RUN: %skeleton | FileCheck %s
#include <functional>
#include <mutex>
#include <variant>

std::mutex m;
void small(int n);
void large(double n);

template <typename... Fs> struct Overloaded : Fs... {
  using Fs::operator()...;
};
template <typename... Fs> Overloaded(Fs...) -> Overloaded<Fs...>;

using Number = std::variant<int, double>;

struct Account {
  std::mutex mutex;
  int sum = 0;

  // What the closures captured lies side by side in the one object.
  // CHECK-LABEL: define Account::add(%n reference)
  // CHECK: assign %[[V:[0-9]+]]."lambda in Account::add::this" = &this
  // CHECK: assign %[[V]]."lambda in Account::add::this"@2 = &this
  // CHECK: goto [[A:[0-9]+]]
  // CHECK-NEXT: goto [[B:[0-9]+]]
  // CHECK: block [[A]]:
  // CHECK-NEXT: call "lambda in Account::add"{{.*}}() on %[[V]]
  // CHECK: block [[B]]:
  // CHECK-NEXT: call "lambda in Account::add"{{.*}}() on %[[V]]
  void add(const Number &n) {
    std::visit(Overloaded{[this](int) { mutex.lock(); },
                          [this](double) { mutex.unlock(); }},
               n);
  }

  // CHECK-LABEL: define Account::addNamed(%n reference)
  // CHECK: assign %visitor."lambda in Account::addNamed::this" = &this
  // CHECK: call "lambda in Account::addNamed"{{.*}}() on %visitor
  // CHECK: call "lambda in Account::addNamed"{{.*}}() on %visitor
  void addNamed(const Number &n) {
    auto visitor = Overloaded{[this](int) { mutex.lock(); },
                              [](double) { m.lock(); }};
    std::visit(visitor, n);
  }
};

struct Printer {
  Account &account;
  void operator()(int) const { account.mutex.lock(); }
  void operator()(double) const { m.lock(); }
};

// CHECK-LABEL: define print(%a reference, %n reference)
// CHECK: assign %[[P:[0-9]+]].Printer::account = &%a*
// CHECK: call "Printer::operator()"{{(@2)?}}() on %[[P]]
// CHECK: call "Printer::operator()"{{(@2)?}}() on %[[P]]
void print(Account &a, const Number &n) { std::visit(Printer{a}, n); }

// Where the arguments are told, an operator takes as many of them.
struct Adder {
  void operator()(int) const { m.lock(); }
  void operator()(int, int) const { m.unlock(); }
};

// CHECK-LABEL: define addTwo(%a reference)
// CHECK-NOT: goto
// CHECK: call "Adder::operator()"{{(@2)?}}(1, 2) on %a*
void addTwo(const Adder &a) { std::invoke(a, 1, 2); }

// A generic lambda has as many bodies as it has instances.
// CHECK-LABEL: define either(%n reference)
// CHECK: call "lambda in either"
// CHECK: call "lambda in either"
void either(const Number &n) {
  std::visit([](auto) { m.lock(); }, n);
}

// Which body a closure has says its type, wherever it comes from.
// CHECK-LABEL: define "runLater<(lambda)>"(%f pointer)
// CHECK: call "lambda in later"{{.*}}() on %f*
template <typename F> void runLater(F *f) { std::invoke(*f); }

void later() {
  auto body = [] { m.lock(); };
  runLater(&body);
}
