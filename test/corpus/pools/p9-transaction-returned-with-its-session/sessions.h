#ifndef SESSIONS_H
#define SESSIONS_H

#include <condition_variable>
#include <list>
#include <mutex>

class Session {
public:
  void execute(int statement) { executed_ += statement; }

private:
  long executed_ = 0;
};

class Sessions {
public:
  explicit Sessions(int count) : idle_(static_cast<std::size_t>(count)) {}
  static Sessions &instance();

  /// Moves a session from the idle ones to the caller's list.
  void checkOut(std::list<Session> &to);
  void checkIn(std::list<Session> &from);

private:
  std::mutex mutex_;
  std::condition_variable checkedIn_;
  std::list<Session> idle_;
};

#endif
