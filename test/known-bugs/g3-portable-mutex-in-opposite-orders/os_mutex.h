#ifndef OS_MUTEX_H
#define OS_MUTEX_H

namespace os {

struct MutexImpl;

class Mutex {
public:
  Mutex();
  ~Mutex();
  Mutex(const Mutex &) = delete;
  Mutex &operator=(const Mutex &) = delete;
  void Enter();
  void Leave();
  bool TryEnter();

private:
  MutexImpl *impl_;
};

class CriticalSection {
public:
  explicit CriticalSection(Mutex &m) : m_(m) { m_.Enter(); }
  ~CriticalSection() { m_.Leave(); }
  CriticalSection(const CriticalSection &) = delete;

private:
  Mutex &m_;
};

} // namespace os

#define OS_CONCAT2(a, b) a##b
#define OS_CONCAT(a, b) OS_CONCAT2(a, b)
#define OS_SYNCHRONIZED(m) ::os::CriticalSection OS_CONCAT(os_section_, __LINE__)(m)

#endif
