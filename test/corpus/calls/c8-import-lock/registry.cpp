#include "modules.h"

namespace modules {

static int builtinsLoaded = 0;

static Registry loadBuiltins() {
  std::lock_guard<std::recursive_mutex> lock(importLock); // FINDING: lock-order-cycle
  ++builtinsLoaded;
  return {{"sys", 1}, {"io", 1}};
}

Registry &registry() {
  static Registry instance = loadBuiltins(); // FINDING: lock-order-cycle
  return instance;
}

} // namespace modules
