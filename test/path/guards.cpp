// Guards of the standard library: what they own now is what they release.

// RUN: %analyze %expected %s

#include <mutex>
#include <optional>
#include <utility>

std::mutex m, n;
int used;

void early() {
  std::unique_lock<std::mutex> guard(m);
  guard.unlock();
  m.lock();
  m.unlock();
}

void lockedAgain() {
  std::unique_lock<std::mutex> guard(m);
  guard.unlock();
  guard.lock();
  m.lock(); // expected-warning {{'m' is acquired while this thread holds it}}
}

void movedGuard() {
  std::unique_lock<std::mutex> first(m);
  std::unique_lock<std::mutex> second(std::move(first));
  second.unlock();
  m.lock();
  m.unlock();
}

void movedIntoScope() {
  std::unique_lock<std::mutex> first(m);
  {
    std::unique_lock<std::mutex> second = std::move(first);
  }
  std::lock_guard<std::mutex> again(m);
}

void assigned() {
  std::unique_lock<std::mutex> guard(m);
  guard = std::unique_lock<std::mutex>(n);
  m.lock();
  m.unlock();
  n.lock(); // expected-warning {{'n' is acquired while this thread holds it}}
}

std::unique_lock<std::mutex> make() { return std::unique_lock<std::mutex>(m); }

void returned() {
  auto guard = make();
  m.lock(); // expected-warning {{'m' is acquired while this thread holds it}}
}

void returnedAndEnded() {
  { auto guard = make(); }
  m.lock();
  m.unlock();
}

void asked() {
  std::unique_lock<std::mutex> guard(m, std::defer_lock);
  if (used)
    guard.lock();
  if (!guard.owns_lock())
    m.lock();
  else
    return;
  m.unlock();
}

void swapped() {
  std::unique_lock<std::mutex> one(m), other(n, std::defer_lock);
  one.swap(other);
  other.unlock();
  m.lock();
  m.unlock();
}

void released(bool keep) {
  std::unique_lock<std::mutex> guard(m);
  std::mutex *lock = guard.release();
  if (keep)
    return; // expected-warning {{'m' stays locked on this path; line 87 releases it on another}}
  lock->unlock();
}

void unlockedUnderneath() {
  std::unique_lock<std::mutex> guard(m);
  m.unlock();
} // expected-warning {{'m' is released a second time}}

void adopted() {
  m.lock();
  std::lock_guard<std::mutex> guard(m, std::adopt_lock);
}

void byReference(std::unique_lock<std::mutex> &held) {
  held.unlock();
  m.lock();
  m.unlock();
  held.lock();
}

void maybe(bool wanted) {
  std::optional<std::unique_lock<std::mutex>> guard;
  if (wanted)
    guard.emplace(m);
}

void aUnseen(std::unique_lock<std::mutex> &);
void givenAway() {
  std::unique_lock<std::mutex> guard(m);
  aUnseen(guard);
  m.lock();
  m.unlock();
}
