// ROW: P4
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: slots are gathered under gathering, so only one thread at a time waits with a part of its slots, and the others give theirs back without it.
#include <mutex>
#include <semaphore>

static std::counting_semaphore<12> uploadSlots(12);
static std::mutex gathering;

namespace {

template <int Count> class Slots {
public:
  Slots() {
    std::lock_guard lock(gathering);
    for (int i = 0; i < Count; ++i)
      uploadSlots.acquire();
  }
  Slots(const Slots &) = delete;
  ~Slots() { uploadSlots.release(Count); }
};

} // namespace

long uploadVideo(long bytes) {
  Slots<4> slots;
  return bytes / 4;
}

long uploadPicture(long bytes) {
  Slots<2> slots;
  return bytes / 2;
}
