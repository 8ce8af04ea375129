#include "recorder.h"

void write(Recorder &recorder) {
  int sample = 0;
  do {
    recorder.samples.pop(sample);
    std::lock_guard<std::mutex> lock(recorder.mutex);
    ++recorder.written;
  } while (sample >= 0);
}
