#include "cache.h"

#include <map>
#include <mutex>

namespace dns {
namespace {
std::mutex entriesMutex;
std::map<std::string, unsigned> entries;
std::mutex countersMutex;
int insertions = 0;
} // namespace

void remember(const std::string &host, unsigned address) {
  std::lock_guard<std::mutex> entriesLock(entriesMutex);
  if (entries.emplace(host, address).second) {
    std::lock_guard<std::mutex> countersLock(countersMutex);
    ++insertions;
  }
}

} // namespace dns
