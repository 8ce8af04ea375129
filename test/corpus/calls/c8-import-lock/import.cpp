#include "modules.h"

namespace modules {

std::recursive_mutex importLock;

void importModule(const std::string &name, int version) {
  std::lock_guard<std::recursive_mutex> lock(importLock);
  registry()[name] = version;
}

int lookup(const std::string &name) {
  const Registry &known = registry();
  std::lock_guard<std::recursive_mutex> lock(importLock);
  auto found = known.find(name);
  return found == known.end() ? 0 : found->second;
}

} // namespace modules
