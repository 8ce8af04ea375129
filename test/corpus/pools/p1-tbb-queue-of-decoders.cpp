// ROW: P1
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: Studio::idle_
// DEPTH: 2
// WHY: the queue holds the four decoders there are; mix() has one of them and pops another for the second track, and four mixes at once leave none.
#include <oneapi/tbb/concurrent_queue.h>

#include <array>
#include <string>

class Decoder {
public:
  long decode(const std::string &track) { return loudness_ = static_cast<long>(track.size()); }

private:
  long loudness_ = 0;
};

class Studio {
public:
  Studio() {
    for (Decoder &decoder : decoders_)
      idle_.push(&decoder);
  }

  long listen(const std::string &track) { return Borrowed(*this)->decode(track); }

  long mix(const std::string &left, const std::string &right) {
    Borrowed decoder(*this);
    const long loudness = decoder->decode(left);
    return loudness + listen(right);
  }

private:
  /// A decoder out of the queue, and back into it.
  class Borrowed {
  public:
    explicit Borrowed(Studio &studio) : studio_(studio) {
      studio_.idle_.pop(decoder_); // FINDING: nested-lease
    }
    ~Borrowed() { studio_.idle_.push(decoder_); }
    Borrowed(const Borrowed &) = delete;
    Borrowed &operator=(const Borrowed &) = delete;
    Decoder *operator->() const { return decoder_; }

  private:
    Studio &studio_;
    Decoder *decoder_ = nullptr;
  };

  std::array<Decoder, 4> decoders_;
  oneapi::tbb::concurrent_bounded_queue<Decoder *> idle_;
};

static Studio studio;

long mixTracks(const std::string &left, const std::string &right) { return studio.mix(left, right); }
