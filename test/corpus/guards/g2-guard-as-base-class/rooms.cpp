#include "calendar.h"

bool Rooms::reserve(int room) {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  return free_.erase(room) != 0;
}

void Rooms::close(int room, Calendar &calendar) {
  std::lock_guard<std::mutex> lock(mutex_);
  free_.erase(room);
  CalendarEdit edit(calendar);
  edit.removeAll(room);
}
