#include "stream.h"

namespace media {

namespace {

class RawDecoder : public Decoder {
public:
  void feed(const unsigned char *, std::size_t n) override { bytes_ += n; }

private:
  std::size_t bytes_ = 0;
};

// Stamps every packet with the master clock.
class TimedDecoder final : public RawDecoder {
public:
  void feed(const unsigned char *bytes, std::size_t n) override {
    RawDecoder::feed(bytes, n);
    lastStamp_ = Clock::master().now();
  }

private:
  long lastStamp_ = 0;
};

} // namespace

std::unique_ptr<Decoder> makeRawDecoder() { return std::make_unique<RawDecoder>(); }
std::unique_ptr<Decoder> makeTimedDecoder() { return std::make_unique<TimedDecoder>(); }

} // namespace media
