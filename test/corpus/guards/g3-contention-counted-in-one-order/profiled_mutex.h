#pragma once

#include <atomic>
#include <pthread.h>

/// A mutex that knows how often somebody had to wait for it.
class ProfiledMutex {
public:
  ProfiledMutex();
  ~ProfiledMutex();
  ProfiledMutex(const ProfiledMutex &) = delete;
  ProfiledMutex &operator=(const ProfiledMutex &) = delete;

  void Lock();
  void Unlock();
  unsigned long Contended() const { return contended_; }

  class Holder {
  public:
    explicit Holder(ProfiledMutex &mutex) : mutex_(mutex) { mutex_.Lock(); }
    ~Holder() { mutex_.Unlock(); }
    Holder(const Holder &) = delete;
    Holder &operator=(const Holder &) = delete;

  private:
    ProfiledMutex &mutex_;
  };

private:
  pthread_mutex_t handle_;
  std::atomic<unsigned long> contended_{0};
};
