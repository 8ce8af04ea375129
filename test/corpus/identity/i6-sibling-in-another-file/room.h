#ifndef CHAT_ROOM_H
#define CHAT_ROOM_H

#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace chat {

class Room {
public:
  void enter(int user);
  void kick(int user);
  void broadcast(const std::string &text);

private:
  std::mutex mutex_;
  std::set<int> users_;
  std::vector<std::string> history_;
};

} // namespace chat

#endif
