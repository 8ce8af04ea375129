#pragma once

#include "journal.h"

class Snapshots {
public:
  void invalidate() noexcept;
  void take(Journal &journal) noexcept;

private:
  std::mutex mutex;
  int taken_ = 0;
  bool valid_ = false;
};

void append(Journal &journal, Snapshots &snapshots, int block) noexcept;
