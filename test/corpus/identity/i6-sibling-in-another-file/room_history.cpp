#include "room.h"

namespace chat {

void Room::broadcast(const std::string &text) {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: self-deadlock
  history_.push_back(text);
}

} // namespace chat
