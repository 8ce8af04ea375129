#include "directory.h"

void Directory::dissolve(const std::string &team) {
  teams_.withLock([this, &team](auto &teams) {
    auto found = teams.find(team);
    if (found == teams.end())
      return;
    people_.lock()->erase(found->second);
    teams.erase(found);
  });
}
