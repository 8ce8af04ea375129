// ROW: G5
// VERDICT: ok
// FINDINGS:
// WHY: TryLock() acquires only when it returns true, and never waits; preview() leaves without the frame when it is taken.
#define CAPABILITY(name) __attribute__((capability(name)))
#define ACQUIRE(...) __attribute__((acquire_capability(__VA_ARGS__)))
#define RELEASE(...) __attribute__((release_capability(__VA_ARGS__)))
#define TRY_ACQUIRE(...) __attribute__((try_acquire_capability(__VA_ARGS__)))

class CAPABILITY("mutex") Mutex {
public:
  Mutex() noexcept;
  ~Mutex();
  void Lock() noexcept ACQUIRE();
  void Unlock() noexcept RELEASE();
  bool TryLock() noexcept TRY_ACQUIRE(true);

private:
  [[maybe_unused]] int futex_;
};

class Camera {
public:
  bool preview(int zoom) noexcept {
    lensMutex_.Lock();
    zoom_ = zoom;
    if (!frameMutex_.TryLock()) {
      ++skipped_;
      lensMutex_.Unlock();
      return false;
    }
    frame_ = zoom_ * 100;
    frameMutex_.Unlock();
    lensMutex_.Unlock();
    return true;
  }

  int capture() noexcept {
    frameMutex_.Lock();
    lensMutex_.Lock();
    const int picture = frame_ + zoom_;
    lensMutex_.Unlock();
    frameMutex_.Unlock();
    return picture;
  }

private:
  Mutex lensMutex_;
  int zoom_ = 1;
  int skipped_ = 0;
  Mutex frameMutex_;
  int frame_ = 0;
};
