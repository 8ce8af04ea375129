#include "statistics.h"

#include <cstdio>

static std::mutex statisticsMutex;
static std::size_t evictedBytes = 0;

void collectStatistics(Cache &cache) {
  cache.setOnEvict([](const std::string &page) {
    std::lock_guard<std::mutex> lock(statisticsMutex);
    evictedBytes += page.size();
  });
}

void printStatistics(const Cache &cache) {
  const std::size_t pages = cache.size();
  std::lock_guard<std::mutex> lock(statisticsMutex);
  std::printf("%zu pages, %zu bytes evicted\n", pages, evictedBytes);
}
