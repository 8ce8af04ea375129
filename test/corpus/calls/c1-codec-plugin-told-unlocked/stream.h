#pragma once
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

namespace media {

class Clock {
public:
  static Clock &master();
  long now();
  void discontinuity(long by);
  void follow(class Stream &stream);
  void unfollow(class Stream &stream);

private:
  std::mutex mutex_;
  long ticks_ = 0;
  std::vector<class Stream *> followers_;
};

class Decoder {
public:
  virtual ~Decoder() = default;
  virtual void feed(const unsigned char *bytes, std::size_t n) = 0;
  virtual void flush() {}
};

class Stream {
public:
  explicit Stream(std::unique_ptr<Decoder> decoder);
  ~Stream();
  void write(const unsigned char *bytes, std::size_t n);
  void resync();

private:
  std::mutex mutex_;
  std::unique_ptr<Decoder> decoder_;
  std::size_t written_ = 0;
};

std::unique_ptr<Decoder> makeRawDecoder();
std::unique_ptr<Decoder> makeTimedDecoder();

} // namespace media
