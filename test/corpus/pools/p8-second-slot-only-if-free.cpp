// ROW: P8
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: the second slot is only tried for: try_acquire() never waits, and without it the archive is unpacked in one part.
#include <semaphore>

static std::counting_semaphore<4> unpackers(4);

namespace {

int unpackPart(int files) noexcept { return files * 2; }

} // namespace

int unpack(int files) noexcept {
  unpackers.acquire();
  int unpacked = 0;
  if (files > 100 && unpackers.try_acquire()) {
    unpacked += unpackPart(files / 2);
    files -= files / 2;
    unpackers.release();
  }
  unpacked += unpackPart(files);
  unpackers.release();
  return unpacked;
}
