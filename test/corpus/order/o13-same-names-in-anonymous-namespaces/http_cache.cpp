#include "cache.h"

#include <mutex>
#include <set>

namespace http {
namespace {
std::mutex entriesMutex;
std::set<std::string> entries;
std::mutex countersMutex;
int evictions = 0;
} // namespace

void evict() {
  std::lock_guard<std::mutex> countersLock(countersMutex);
  ++evictions;
  std::lock_guard<std::mutex> entriesLock(entriesMutex);
  entries.clear();
}

void remember(const std::string &url) {
  std::lock_guard<std::mutex> entriesLock(entriesMutex);
  entries.insert(url);
}

} // namespace http
