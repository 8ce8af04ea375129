#include "calendar.h"

Locked::Locked(std::mutex &mutex) : mutex_(mutex) {
  mutex_.lock(); // FINDING: lock-order-cycle
}

void CalendarEdit::removeAll(int room) {
  for (auto it = calendar_.meetings_.begin(); it != calendar_.meetings_.end();)
    it = it->second == room ? calendar_.meetings_.erase(it) : std::next(it);
}

bool book(Calendar &calendar, Rooms &rooms, int hour, int room) {
  CalendarEdit edit(calendar);
  if (!rooms.reserve(room))
    return false;
  edit.add(hour, room);
  return true;
}
