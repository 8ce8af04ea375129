#include "camera.h"

void encode(Camera &camera, int count) {
  for (int i = 0; i < count; ++i) {
    const Frame frame = camera.frames.pop();
    std::lock_guard<std::mutex> stats(camera.statsMutex); // FINDING: wait-while-holding
    camera.encoded += frame.brightness > 0;
  }
}
