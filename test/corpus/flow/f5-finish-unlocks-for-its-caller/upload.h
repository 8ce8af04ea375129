#pragma once

#include <mutex>

class Upload;

class ConnectionPool {
public:
  void giveBack(int connection) noexcept;
  int abortIfIdle(Upload &upload) noexcept;

private:
  std::mutex mutex_;
  int free_ = 0;
};

class Upload {
public:
  Upload(ConnectionPool &pool, int connection) noexcept : pool_(pool), connection_(connection) {}
  bool feed(int bytes) noexcept;
  bool abort() noexcept;

private:
  /// Wants mutex_ locked by the caller, and unlocks it.
  void finishAndUnlock() noexcept;

  ConnectionPool &pool_;
  std::mutex mutex_;
  int connection_;
  int left_ = 4096;
  bool finished_ = false;
};
