#pragma once

#include <map>
#include <mutex>
#include <set>

class Rooms;

class Calendar {
private:
  friend class CalendarEdit;
  std::mutex mutex_;
  std::map<int, int> meetings_;
};

class Locked {
protected:
  explicit Locked(std::mutex &mutex);
  ~Locked() { mutex_.unlock(); }
  Locked(const Locked &) = delete;
  Locked &operator=(const Locked &) = delete;

private:
  std::mutex &mutex_;
};

/// Exclusive access to a calendar.
class CalendarEdit : private Locked {
public:
  explicit CalendarEdit(Calendar &calendar) : Locked(calendar.mutex_), calendar_(calendar) {}
  void add(int hour, int room) { calendar_.meetings_[hour] = room; }
  void removeAll(int room);

private:
  Calendar &calendar_;
};

class Rooms {
public:
  bool reserve(int room);
  void close(int room, Calendar &calendar);

private:
  std::mutex mutex_;
  std::set<int> free_;
};
