// ROW: C8
// VERDICT: ok
// FINDINGS:
// WHY: both users fetch the static, whose initialiser locks importLock, before they lock importLock themselves.
#include <map>
#include <mutex>
#include <string>

using Registry = std::map<std::string, int>;

static std::mutex importLock;
static int builtinsLoaded = 0;

static Registry loadBuiltins() {
  std::lock_guard<std::mutex> lock(importLock);
  ++builtinsLoaded;
  return {{"sys", 1}, {"io", 1}};
}

static Registry &registry() {
  static Registry instance = loadBuiltins();
  return instance;
}

void importModule(const std::string &name, int version) {
  Registry &known = registry();
  std::lock_guard<std::mutex> lock(importLock);
  known[name] = version;
}

int lookup(const std::string &name) {
  const Registry &known = registry();
  std::lock_guard<std::mutex> lock(importLock);
  auto found = known.find(name);
  return found == known.end() ? 0 : found->second;
}
