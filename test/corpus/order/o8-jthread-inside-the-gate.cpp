// ROW: O8
// VERDICT: ok
// FINDINGS:
// GATE: maintenanceGate
// FLAGS: -std=c++20
// WHY: the jthread is declared after the gate and so joined before the gate is given back; its pages-then-index never meets index-then-pages.
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
  const std::scoped_lock indexLock(indexMutex);
  titles.clear();
  for (const auto &[number, title] : pages)
    titles[title] = number;
}

void reindex(const std::map<int, std::string> &added) {
  const std::scoped_lock gate(maintenanceGate);
  {
    const std::scoped_lock pagesLock(pagesMutex);
    for (const auto &[number, title] : added)
      pages[number] = title;
  }
  const std::jthread helper(reindexPages);
}

void dropUntitled() {
  const std::scoped_lock gate(maintenanceGate);
  const std::scoped_lock indexLock(indexMutex);
  const std::scoped_lock pagesLock(pagesMutex);
  std::erase_if(pages, [](const auto &page) { return !titles.contains(page.second); });
}
