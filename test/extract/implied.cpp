// Classes that nobody makes an object of: what the initialisers of their members do.
// RUN: %skeleton | FileCheck %s
// RUN: %skeleton | FileCheck --check-prefix=NONE %s
#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

void external();

// CHECK-LABEL: define Stored::Stored()
// CHECK: assign this.Stored::then_ = closure lambda{{.*}} = &this}
struct Stored {
  std::mutex m_;
  std::function<void()> then_ = [this] { m_.lock(); };
};

// CHECK-LABEL: define Defaulted::Defaulted()
// CHECK: spawn
class Defaulted {
public:
  Defaulted() = default;

private:
  void run() { external(); }
  std::thread thread_{[this] { run(); }};
};

// CHECK-LABEL: define Made::Made()
// CHECK: assign this.Made::then_
// CHECK-NOT: define Made::Made()
struct Made {
  std::mutex m_;
  std::function<void()> then_ = [this] { m_.lock(); };
};
void make() { Made made; }

// Constants alone are nobody's business, and other constructors have been written.
// NONE-NOT: define Constants::Constants()
struct Constants {
  std::mutex m_;
  std::atomic<long> bytes_{0};
  std::string name_ = "none";
  std::function<void()> then_ = nullptr;
  int *first_ = nullptr;
};
// NONE-NOT: define Written::Written()
struct Written {
  Written();
  std::function<void()> then_ = [] { external(); };
};
// NONE-NOT: define Deleted::Deleted()
struct Deleted {
  Deleted() = delete;
  std::function<void()> then_ = [] { external(); };
};
