#include "camera.h"

void capture(Camera &camera, int count) {
  for (int number = 0; number < count; ++number) {
    std::lock_guard<std::mutex> stats(camera.statsMutex);
    ++camera.captured;
    camera.frames.push(Frame{number, 128});
  }
}
