#include "plugin.h"

namespace plugins {

std::mutex registryMutex;
std::vector<Plugin *> registry;

void reset() {
  std::lock_guard<std::mutex> registryLock(registryMutex);
  for (Plugin *plugin : registry)
    plugin->unload();
  registry.clear();
}

} // namespace plugins
