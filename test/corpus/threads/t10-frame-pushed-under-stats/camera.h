#pragma once

#include "bounded_queue.h"

#include <mutex>

struct Frame {
  int number;
  int brightness;
};

struct Camera {
  BoundedQueue<Frame> frames{4};
  std::mutex statsMutex;
  int captured = 0;
  int encoded = 0;
};

void capture(Camera &camera, int count);
void encode(Camera &camera, int count);
