#ifndef AUDIO_H
#define AUDIO_H

#include <mutex>

class Track {
public:
  void beginEdit();
  void endEdit();
  void append(int sample) noexcept;
  int next() noexcept;

private:
  std::mutex mutex_;
  int samples_[256] = {};
  unsigned written_ = 0;
  unsigned read_ = 0;
};

class Mixer {
public:
  int level() noexcept;
  int play(Track &track);

private:
  std::mutex mutex_;
  int level_ = 7;
};

class Recorder {
public:
  Recorder(Track &track, Mixer &mixer) : track_(track), mixer_(mixer) {}
  void record(int sample);

private:
  Track &track_;
  Mixer &mixer_;
};

#endif
