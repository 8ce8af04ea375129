// ROW: T3
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Crawlers::mutex_
// FLAGS: -std=c++20
// WHY: clear() destroys the jthreads, which joins them, with mutex_ held, and every crawler locks mutex_ for each page.
#include <cstddef>
#include <mutex>
#include <thread>
#include <vector>

class Crawlers {
public:
  void add(int site) {
    std::scoped_lock lock(mutex_);
    threads_.emplace_back(&Crawlers::crawl, this, site);
  }

  void retire() {
    std::scoped_lock lock(mutex_);
    threads_.clear(); // FINDING: wait-while-holding
  }

  std::size_t visited() {
    std::scoped_lock lock(mutex_);
    return visited_.size();
  }

private:
  void crawl(int site) {
    for (int page = 0; page < 50; ++page) {
      std::scoped_lock lock(mutex_); // FINDING: wait-while-holding
      visited_.push_back(site * 100 + page);
    }
  }

  std::mutex mutex_;
  std::vector<int> visited_;
  std::vector<std::jthread> threads_;
};

int main() {
  Crawlers crawlers;
  for (int site = 0; site < 4; ++site)
    crawlers.add(site);
  crawlers.retire();
  return crawlers.visited() == 0;
}
