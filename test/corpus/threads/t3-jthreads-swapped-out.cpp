// ROW: T3
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: the jthreads are swapped out under the lock and destroyed, which joins them, after it has been released.
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
    std::vector<std::jthread> retired;
    std::scoped_lock lock(mutex_);
    retired.swap(threads_);
  }

  std::size_t visited() {
    std::scoped_lock lock(mutex_);
    return visited_.size();
  }

private:
  void crawl(int site) {
    for (int page = 0; page < 50; ++page) {
      std::scoped_lock lock(mutex_);
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
