#include "room.h"

#include <vector>

void Room::kick(const std::string &prefix) {
  const auto kicked = members_.with([&](Names &members) {
    std::vector<std::string> names;
    for (auto it = members.lower_bound(prefix); it != members.end() && it->compare(0, prefix.size(), prefix) == 0;) {
      names.push_back(*it);
      it = members.erase(it);
    }
    return names;
  });
  bans_.with([&](Names &bans) { bans.insert(kicked.begin(), kicked.end()); });
}
