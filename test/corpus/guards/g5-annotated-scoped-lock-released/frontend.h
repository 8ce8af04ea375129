#pragma once

#include "base_mutex.h"

#include <vector>

extern base::Mutex backendMu;

class Frontend {
public:
  void submit(int request);
  void drain();

private:
  base::Mutex queueMu_;
  std::vector<int> queue_;
};

void wakeBackend();
