#include "recorder.h"

#include <functional>
#include <thread>

int main() {
  Recorder recorder;
  std::thread writer(write, std::ref(recorder));
  record(recorder, 1000);
  recorder.samples.push(-1);
  writer.join();
  return recorder.written == 0;
}
