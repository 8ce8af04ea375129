// ROW: T2
// VERDICT: ok
// FINDINGS:
// ALLOW: low
// FLAGS: -std=c++20
// WHY: each crawler counts down after it has released both locks for good, and main waits for all of them before it inverts the order.
// REASON: Only joins end a thread for the order of phases; a latch that it counts down as its last step does not.
#include <cstdio>
#include <latch>
#include <mutex>
#include <thread>
#include <vector>

static std::mutex pagesMutex;
static std::vector<int> pages;
static std::mutex hostsMutex;
static std::vector<int> hosts;

static void crawl(int host, std::latch &finished) {
  {
    std::lock_guard pagesLock(pagesMutex);
    pages.push_back(host * 100);
    std::lock_guard hostsLock(hostsMutex);
    hosts.push_back(host);
  }
  finished.count_down();
}

static void summarize() {
  std::lock_guard hostsLock(hostsMutex);
  std::lock_guard pagesLock(pagesMutex);
  std::printf("%zu pages on %zu hosts\n", pages.size(), hosts.size());
}

int main() {
  std::latch finished(3);
  std::vector<std::jthread> crawlers;
  for (int host = 0; host < 3; ++host)
    crawlers.emplace_back(crawl, host, std::ref(finished));
  finished.wait();
  summarize();
}
