// ROW: O8
// VERDICT: ok
// FINDINGS:
// GATE: maintenanceGate
// WHY: each caller holds the gate from the start of its helper thread until it has joined it, so the two helpers never run at once.
#include <map>
#include <mutex>
#include <string>
#include <thread>

static std::mutex maintenanceGate;

static std::mutex pagesMutex;
static std::map<int, std::string> pages;
static std::mutex indexMutex;
static std::map<std::string, int> pageIndex;

static void reindexPages() {
  std::lock_guard<std::mutex> pagesLock(pagesMutex);
  std::lock_guard<std::mutex> indexLock(indexMutex);
  pageIndex.clear();
  for (const auto &[number, title] : pages)
    pageIndex[title] = number;
}

static void dropOrphans() {
  std::lock_guard<std::mutex> indexLock(indexMutex);
  std::lock_guard<std::mutex> pagesLock(pagesMutex);
  for (auto it = pages.begin(); it != pages.end();)
    it = pageIndex.count(it->second) != 0 ? std::next(it) : pages.erase(it);
}

void reindex() {
  std::lock_guard<std::mutex> gate(maintenanceGate);
  std::thread worker(reindexPages);
  worker.join();
}

void compact() {
  std::lock_guard<std::mutex> gate(maintenanceGate);
  std::thread worker(dropOrphans);
  worker.join();
}
