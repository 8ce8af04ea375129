#include "snapshots.h"

void append(Journal &journal, Snapshots &snapshots, int block) noexcept {
  journal.begin();
  journal.write(block);
  snapshots.invalidate();
  journal.end();
}
