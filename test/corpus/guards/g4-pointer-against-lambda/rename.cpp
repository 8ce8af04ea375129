#include "directory.h"

void Directory::rename(int person, const std::string &name) {
  auto people = people_.lock();
  auto found = people->find(person);
  if (found == people->end())
    return;
  found->second = name;
  teams_.withLock([person, &name](auto &teams) { teams[name] = person; });
}
