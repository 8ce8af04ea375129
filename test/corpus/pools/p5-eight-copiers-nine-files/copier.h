#pragma once

#include "file_slots.h"

class Copier {
public:
  explicit Copier(int slots) : slots_(slots) {}
  int copyAll(int firstPath, int count);

private:
  int copy(int from, int to);

  FileSlots slots_;
};
