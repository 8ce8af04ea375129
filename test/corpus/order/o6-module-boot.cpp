// ROW: O6
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: app::importMutex app::registryMutex
// WHY: after four modules nobody takes the boot gate any more, and import and registry are locked in both orders.
#include <atomic>
#include <map>
#include <mutex>
#include <string>

namespace app {

std::atomic<int> initialised{0};
std::mutex bootGate;
std::mutex importMutex;
std::mutex registryMutex;
std::map<std::string, int> imported;
std::map<int, std::string> registry;

void importModule(const std::string &name, int id) {
  std::unique_lock<std::mutex> boot(bootGate, std::defer_lock);
  if (initialised < 4)
    boot.lock();
  std::lock_guard<std::mutex> importLock(importMutex);
  imported[name] = id;
  std::lock_guard<std::mutex> registryLock(registryMutex); // FINDING: lock-order-cycle
  registry[id] = name;
  ++initialised;
}

bool resolve(int id) {
  std::unique_lock<std::mutex> boot(bootGate, std::defer_lock);
  if (initialised < 4)
    boot.lock();
  std::lock_guard<std::mutex> registryLock(registryMutex);
  auto entry = registry.find(id);
  if (entry == registry.end())
    return false;
  std::lock_guard<std::mutex> importLock(importMutex); // FINDING: lock-order-cycle
  return imported.count(entry->second) != 0;
}

} // namespace app
