#include "room.h"

namespace chat {

void Room::enter(int user) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    users_.insert(user);
  }
  broadcast("hello " + std::to_string(user));
}

void Room::kick(int user) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (users_.erase(user) != 0)
    broadcast("goodbye " + std::to_string(user));
}

} // namespace chat
