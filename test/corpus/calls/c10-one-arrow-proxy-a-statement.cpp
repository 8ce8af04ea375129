// ROW: C10
// VERDICT: ok
// FINDINGS:
// WHY: each full expression has one arrow, and its temporary unlocks at the semicolon, so no two locks are ever held together.
#include <mutex>
#include <utility>

/// Every `object->call()` runs with the object locked.
template <typename T> class Guarded {
  class Access {
  public:
    Access(std::mutex &mutex, T &value) : lock_(mutex), value_(&value) {}
    T *operator->() { return value_; }

  private:
    std::unique_lock<std::mutex> lock_;
    T *value_;
  };

public:
  template <typename... Args> explicit Guarded(Args &&...args) : value_(std::forward<Args>(args)...) {}
  Access operator->() { return Access(mutex_, value_); }

private:
  std::mutex mutex_;
  T value_;
};

class Till {
public:
  explicit Till(long cents) : cents_(cents) {}
  void put(long cents) { cents_ += cents; }
  long empty() { return std::exchange(cents_, 0); }

private:
  long cents_;
};

class Safe {
public:
  void put(long cents) { cents_ += cents; }
  long take(long cents) {
    cents_ -= cents;
    return cents;
  }

private:
  long cents_ = 0;
};

static Guarded<Till> till(20000L);
static Guarded<Safe> safe;

void closeDay() {
  const long takings = till->empty();
  safe->put(takings);
}

void openDay() {
  const long change = safe->take(20000);
  till->put(change);
}
