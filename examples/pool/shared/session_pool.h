#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

namespace shop {

/// A connection to the database. Used by one thread at a time.
class Session {
public:
  void execute(const std::string &statement, const std::string &argument = "");

private:
  std::vector<std::string> log_;
};

class SessionPool;

/// One session, until the end of the scope.
class Lease {
public:
  Lease(SessionPool &pool, Session &session) : pool_(&pool), session_(&session) {}
  Lease(Lease &&other) noexcept;
  Lease &operator=(Lease &&) = delete;
  ~Lease();

  Session &session() const { return *session_; }

private:
  SessionPool *pool_; ///< Null when moved from.
  Session *session_;
};

/// The sessions the database server allows us: a fixed number.
class SessionPool {
public:
  explicit SessionPool(std::size_t capacity);

  /// Waits until a session is free.
  Lease lease();

private:
  friend class Lease;
  void giveBack(Session &session) noexcept;

  std::mutex free_lock_;
  std::condition_variable given_back_;
  std::vector<Session> sessions_;
  std::vector<Session *> free_;
};

} // namespace shop
