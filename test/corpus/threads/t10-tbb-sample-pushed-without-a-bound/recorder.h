#pragma once

#include <oneapi/tbb/concurrent_queue.h>

#include <mutex>

struct Recorder {
  oneapi::tbb::concurrent_bounded_queue<int> samples;
  std::mutex mutex;
  long recorded = 0;
  long written = 0;
};

void record(Recorder &recorder, int count);
void write(Recorder &recorder);
