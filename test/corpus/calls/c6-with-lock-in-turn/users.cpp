#include "directory.h"
#include "with_lock.h"

namespace directory {

std::mutex usersMutex;
std::map<std::string, int> users;

bool addUser(const std::string &name, int group) {
  return withLock(usersMutex, [&] {
    if (!users.emplace(name, group).second)
      return false;
    withLock(groupsMutex, [&] { groups[group].insert(name); });
    return true;
  });
}

} // namespace directory
