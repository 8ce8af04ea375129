#include "stream.h"
#include <algorithm>

namespace media {

Clock &Clock::master() {
  static Clock clock;
  return clock;
}

long Clock::now() {
  std::lock_guard<std::mutex> lock(mutex_);
  return ++ticks_;
}

void Clock::discontinuity(long by) {
  std::vector<Stream *> streams;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    ticks_ += by;
    streams = followers_;
  }
  for (Stream *stream : streams)
    stream->resync();
}

void Clock::follow(Stream &stream) {
  std::lock_guard<std::mutex> lock(mutex_);
  followers_.push_back(&stream);
}

void Clock::unfollow(Stream &stream) {
  std::lock_guard<std::mutex> lock(mutex_);
  followers_.erase(std::remove(followers_.begin(), followers_.end(), &stream), followers_.end());
}

Stream::Stream(std::unique_ptr<Decoder> decoder) : decoder_(std::move(decoder)) { Clock::master().follow(*this); }
Stream::~Stream() { Clock::master().unfollow(*this); }

void Stream::write(const unsigned char *bytes, std::size_t n) {
  std::lock_guard<std::mutex> lock(mutex_);
  decoder_->feed(bytes, n);
  written_ += n;
}

void Stream::resync() {
  std::lock_guard<std::mutex> lock(mutex_);
  decoder_->flush();
}

} // namespace media
