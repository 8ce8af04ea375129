// Locks and guards of the project: those with a body are followed into it, those without are what
// their thread-safety attributes say.

// RUN: %analyze %expected %s

#include <mutex>
#include <pthread.h>

class Mutex {
public:
  Mutex() { pthread_mutex_init(&mutex, nullptr); }
  ~Mutex() { pthread_mutex_destroy(&mutex); }
  void lock() { pthread_mutex_lock(&mutex); } // expected-warning 3 {{'mutex.mutex' is acquired while this thread holds it}} expected-warning {{'m.mutex' is acquired while this thread holds it}}
  void unlock() { pthread_mutex_unlock(&mutex); }

private:
  pthread_mutex_t mutex;
};

class Guard {
public:
  explicit Guard(Mutex &m) : mutex(&m) { mutex->lock(); }
  ~Guard() { mutex->unlock(); }

private:
  Mutex *mutex;
};

class Table {
public:
  void twice() {
    Guard one(mutex);
    Guard two(mutex);
  }
  void once() {
    { Guard one(mutex); }
    Guard two(mutex);
  }
  void mixed() {
    std::lock_guard<Mutex> one(mutex);
    Guard two(mutex);
  }
  void movable() {
    std::unique_lock<Mutex> one(mutex);
    one.unlock();
    mutex.lock();
    mutex.unlock();
    one.lock();
    mutex.lock();
  }

private:
  Mutex mutex;
};

void local() {
  Mutex m;
  m.lock();
  m.lock();
}

#define CAPABILITY __attribute__((capability("mutex")))
#define SCOPED __attribute__((scoped_lockable))
#define ACQUIRE(...) __attribute__((acquire_capability(__VA_ARGS__)))
#define TRY_ACQUIRE(...) __attribute__((try_acquire_capability(__VA_ARGS__)))
#define RELEASE(...) __attribute__((release_capability(__VA_ARGS__)))

class CAPABILITY Latch {
public:
  void enter() ACQUIRE();
  bool tryEnter() TRY_ACQUIRE(true);
  void leave() RELEASE();
};

class SCOPED Entered {
public:
  explicit Entered(Latch &l) ACQUIRE(l);
  ~Entered() RELEASE();
};

void enterIt(Latch *l) ACQUIRE(l);

class Room {
public:
  void twice() {
    latch.enter();
    latch.enter(); // expected-warning {{'latch' is acquired while this thread holds it}}
  }
  void guarded() {
    Entered one(latch);
    enterIt(&latch); // expected-warning {{'latch' is acquired while this thread holds it}}
  }
  void rightly() {
    { Entered one(latch); }
    if (latch.tryEnter())
      latch.leave();
    latch.enter();
    latch.leave();
  }
  void leaves(bool stop) {
    latch.enter();
    if (stop)
      return; // expected-warning {{'latch' stays locked on this path; line 104 releases it on another}}
    latch.leave();
  }
  void enterAndKeep(bool stop) ACQUIRE(latch) {
    latch.enter();
    if (stop)
      latch.leave();
  }

private:
  Latch latch;
};
