#include "directory.h"
#include "with_lock.h"

namespace directory {

std::mutex groupsMutex;
std::map<int, std::set<std::string>> groups;

int dropGroup(int group) {
  const std::set<std::string> members = withLock(groupsMutex, [group] {
    std::set<std::string> names = groups[group];
    groups.erase(group);
    return names;
  });
  int orphans = 0;
  for (const std::string &name : members)
    orphans += withLock(usersMutex, [&name] { return static_cast<int>(users.erase(name)); });
  return orphans;
}

} // namespace directory
