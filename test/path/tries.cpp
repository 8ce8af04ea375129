// A try has two ways: what it says tells them apart.

// RUN: %analyze %expected %s

#include <chrono>
#include <mutex>

std::mutex m;
std::timed_mutex slow;

void rightly() {
  if (m.try_lock())
    m.unlock();
}

void wrongly() {
  if (!m.try_lock())
    return;
  m.lock(); // expected-warning {{'m' is acquired while this thread holds it}}
}

void afterFailure() {
  if (!m.try_lock())
    m.lock();
  m.unlock();
}

void forgotten(bool stop) {
  if (m.try_lock()) {
    if (stop)
      return; // expected-warning {{'m' stays locked on this path; line 32 releases it on another}}
    m.unlock();
  }
}

void byGuard() {
  std::unique_lock<std::mutex> guard(m, std::try_to_lock);
  if (guard.owns_lock())
    m.lock(); // expected-warning {{'m' is acquired while this thread holds it}}
  else
    m.lock();
  if (!guard)
    m.unlock();
}

void timed() {
  if (slow.try_lock_for(std::chrono::seconds(1)))
    slow.unlock();
  slow.lock();
  slow.unlock();
}

void several(std::mutex &a, std::mutex &b) {
  if (std::try_lock(a, b) == -1) {
    a.unlock();
    b.unlock();
  }
  a.lock();
  a.unlock();
}

// Of a lock that is held the try fails, and the thread goes on.
void triedWhileHeld() {
  std::lock_guard<std::mutex> guard(m);
  if (m.try_lock())
    m.unlock();
}
