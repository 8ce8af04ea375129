#include "room.h"

void Room::kick(const std::string &prefix) {
  members_.with([&](Names &members) {
    for (auto it = members.lower_bound(prefix); it != members.end() && it->compare(0, prefix.size(), prefix) == 0;) {
      bans_.with([&](Names &bans) { bans.insert(*it); });
      it = members.erase(it);
    }
  });
}
