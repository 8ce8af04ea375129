#include "directory.h"
#include "with_lock.h"

namespace directory {

std::mutex groupsMutex;
std::map<int, std::set<std::string>> groups;

int dropGroup(int group) {
  return withLock(groupsMutex, [group] {
    int orphans = 0;
    for (const std::string &name : groups[group])
      orphans += withLock(usersMutex, [&name] { return static_cast<int>(users.erase(name)); });
    groups.erase(group);
    return orphans;
  });
}

} // namespace directory
