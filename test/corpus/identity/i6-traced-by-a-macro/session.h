#pragma once

#include <cstddef>
#include <deque>
#include <mutex>
#include <ostream>
#include <string>
#include <utility>

namespace net {

class Session {
public:
  explicit Session(std::string name) : name_(std::move(name)) {}

  void send(std::string message);
  void close();
  std::size_t pending() const;
  const std::string &name() const { return name_; }

private:
  const std::string name_;
  mutable std::mutex mutex_;
  std::deque<std::string> outgoing_;
  bool open_ = true;
};

std::ostream &operator<<(std::ostream &out, const Session &session);

} // namespace net
