#include "pipeline.h"

void Pipeline::run(int batches) noexcept {
  section_.Lock();
  ++runs_;
  while (batches-- > 0)
    stage_.process(10);
  section_.Unlock();
}
