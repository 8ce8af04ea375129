// ROW: G1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Calendar::mutex_ Notifier::mutex_
// WHY: std::lock_guard<Calendar> locks the calendar's own mutex by way of Lockable, and Notifier::announce() asks the calendar with the notifier locked.
#include <map>
#include <mutex>
#include <string>
#include <utility>

/// Makes a class with a mutex() lockable from inside only.
template <class Derived> class Lockable {
protected:
  using Guard = std::lock_guard<Lockable>;
  Guard guard() { return Guard(*this); }

private:
  friend Guard;
  void lock() {
    self().mutex().lock(); // FINDING: lock-order-cycle
  }
  void unlock() { self().mutex().unlock(); }
  Derived &self() { return static_cast<Derived &>(*this); }
};

class Calendar;

class Notifier : private Lockable<Notifier> {
public:
  void expect(int day) {
    const auto locked = guard();
    ++expected_[day];
  }

  std::string announce(int day, Calendar &calendar);

private:
  friend class Lockable<Notifier>;
  std::mutex &mutex() { return mutex_; }

  std::mutex mutex_;
  std::map<int, int> expected_;
};

class Calendar : private Lockable<Calendar> {
public:
  explicit Calendar(Notifier &notifier) : notifier_(notifier) {}

  void enter(int day, std::string what) {
    const auto locked = guard();
    entries_[day] = std::move(what);
    notifier_.expect(day);
  }

  std::string entry(int day) {
    const auto locked = guard();
    return entries_[day];
  }

private:
  friend class Lockable<Calendar>;
  std::mutex &mutex() { return mutex_; }

  Notifier &notifier_;
  std::mutex mutex_;
  std::map<int, std::string> entries_;
};

std::string Notifier::announce(int day, Calendar &calendar) {
  const auto locked = guard();
  return expected_[day] > 0 ? calendar.entry(day) : std::string();
}
