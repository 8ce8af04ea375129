#include "recorder.h"

void record(Recorder &recorder, int count) {
  for (int sample = 0; sample < count; ++sample) {
    std::lock_guard<std::mutex> lock(recorder.mutex);
    ++recorder.recorded;
    recorder.samples.push(sample);
  }
}
