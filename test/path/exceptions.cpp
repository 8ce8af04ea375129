// An exception that leaves with a lock that was acquired by hand.

// RUN: %analyze %expected %s

#include <mutex>
#include <stdexcept>

std::mutex m;
int used;

void thrown(int count) {
  m.lock();
  if (count > used)
    throw std::runtime_error("too many"); // expected-warning {{'m' stays locked when this exception leaves the function; line 15 releases it on another}}
  m.unlock();
}

void byGuard(int count) {
  std::lock_guard<std::mutex> guard(m);
  if (count > used)
    throw std::runtime_error("too many");
}

void caught(int count) {
  m.lock();
  try {
    if (count > used)
      throw 1;
  } catch (int) {
  }
  m.unlock();
}

void released(int count) {
  m.lock();
  if (count > used) {
    m.unlock();
    throw 1;
  }
  m.unlock();
}

struct Unlocker {
  std::mutex &mutex;
  ~Unlocker() { mutex.unlock(); }
};

void byOwnGuard(int count) {
  m.lock();
  Unlocker unlocker{m};
  if (count > used)
    throw 1;
}

static void check(int count) {
  if (count > used)
    throw 1; // expected-warning {{'m' stays locked when this exception leaves the function; line 63 releases it on another}}
}

void inCallee(int count) {
  m.lock();
  check(count);
  m.unlock();
}
