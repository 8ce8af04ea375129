#include "frame.h"

#include <algorithm>
#include <mutex>

class Decoder {
public:
  int next(const unsigned char *bytes, std::size_t count) {
    mutex_.lock();
    try {
      total_ += decodeFrame(bytes, count);
    } catch (const FrameError &) {
      ++broken_;
      mutex_.unlock();
      throw;
    }
    const int total = total_;
    mutex_.unlock();
    return total;
  }

  int broken() {
    std::lock_guard<std::mutex> lock(mutex_);
    return broken_;
  }

private:
  std::mutex mutex_;
  int total_ = 0;
  int broken_ = 0;
};

int decodeAll(Decoder &decoder, const unsigned char *bytes, std::size_t count) {
  int last = 0;
  for (std::size_t start = 0; start < count; start += 8)
    last = decoder.next(bytes + start, std::min<std::size_t>(8, count - start));
  return last;
}
