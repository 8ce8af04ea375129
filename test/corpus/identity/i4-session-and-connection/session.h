#ifndef NET_SESSION_H
#define NET_SESSION_H

#include <mutex>

namespace net {

class Session;

class Connection {
public:
  explicit Connection(Session *session) : session_(session) {}

  void fail(int error);
  void shutdown();

private:
  Session *const session_;
  std::mutex mutex_;
  bool open_ = true;
};

class Session {
public:
  Session() : connection_(this) {}

  void close();
  void failed(int error);
  Connection &connection() { return connection_; }

private:
  std::mutex mutex_;
  int lastError_ = 0;
  Connection connection_;
};

} // namespace net

#endif
