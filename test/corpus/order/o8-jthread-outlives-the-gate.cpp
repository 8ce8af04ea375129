// ROW: O8
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: pagesMutex indexMutex
// FLAGS: -std=c++20
// WHY: the jthread is declared before the gate, so the gate is given back first and the helper still runs, ungated, while dropUntitled() locks the other way round.
#include <map>
#include <mutex>
#include <string>
#include <thread>

static std::mutex maintenanceGate;
static std::mutex pagesMutex;
static std::map<int, std::string> pages;
static std::mutex indexMutex;
static std::map<std::string, int> titles;

static void reindexPages() {
  const std::scoped_lock pagesLock(pagesMutex);
  const std::scoped_lock indexLock(indexMutex); // FINDING: lock-order-cycle
  titles.clear();
  for (const auto &[number, title] : pages)
    titles[title] = number;
}

void reindex(const std::map<int, std::string> &added) {
  std::jthread helper;
  const std::scoped_lock gate(maintenanceGate);
  {
    const std::scoped_lock pagesLock(pagesMutex);
    for (const auto &[number, title] : added)
      pages[number] = title;
  }
  helper = std::jthread(reindexPages);
}

void dropUntitled() {
  const std::scoped_lock gate(maintenanceGate);
  const std::scoped_lock indexLock(indexMutex);
  const std::scoped_lock pagesLock(pagesMutex); // FINDING: lock-order-cycle
  std::erase_if(pages, [](const auto &page) { return !titles.contains(page.second); });
}
