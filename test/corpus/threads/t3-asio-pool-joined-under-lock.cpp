// ROW: T3
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Crawler::mutex_
// WHY: finish() waits for all tasks of the pool with mutex_ locked, and each task locks mutex_ to note its page.
#include <boost/asio/defer.hpp>
#include <boost/asio/thread_pool.hpp>

#include <cstddef>
#include <mutex>
#include <set>
#include <string>

class Crawler {
public:
  void visit(const std::string &address) {
    boost::asio::defer(pool_, [this, address] {
      std::lock_guard<std::mutex> lock(mutex_); // FINDING: wait-while-holding
      seen_.insert(address);
    });
  }

  std::size_t finish() {
    std::lock_guard<std::mutex> lock(mutex_);
    pool_.join(); // FINDING: wait-while-holding
    return seen_.size();
  }

private:
  std::mutex mutex_;
  std::set<std::string> seen_;
  boost::asio::thread_pool pool_{4};
};

int main() {
  Crawler crawler;
  for (int page = 0; page < 20; ++page)
    crawler.visit("https://example.org/" + std::to_string(page));
  return crawler.finish() == 0;
}
