#include "room.h"

bool Room::join(const std::string &name) {
  return bans_.with([&](const Names &bans) {
    if (bans.count(name) != 0)
      return false;
    return members_.with([&](Names &members) { return members.insert(name).second; });
  });
}

bool Room::empty() const { return members_.with([](const Names &members) { return members.empty(); }); }
