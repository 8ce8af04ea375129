#ifndef MODULES_H
#define MODULES_H

#include <map>
#include <mutex>
#include <string>

namespace modules {

using Registry = std::map<std::string, int>;

extern std::recursive_mutex importLock;

/// The modules known so far; guarded by importLock.
Registry &registry();

void importModule(const std::string &name, int version);
int lookup(const std::string &name);

} // namespace modules

#endif
