#include "snapshots.h"

void Snapshots::invalidate() noexcept {
  std::lock_guard<std::mutex> lock(mutex); // FINDING: lock-order-cycle
  valid_ = false;
}

void Snapshots::take(Journal &journal) noexcept {
  std::lock_guard<std::mutex> lock(mutex);
  journal.begin(); // FINDING: lock-order-cycle
  journal.write(-1);
  journal.end();
  ++taken_;
  valid_ = true;
}
