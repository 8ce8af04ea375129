// ROW: P10
// VERDICT: bad
// FINDINGS: executor-self-wait
// LOCKS: Book::pool_
// FLAGS: -std=c++17 -DBOOST_THREAD_VERSION=5 -fdelayed-template-parsing
// WHY: a chapter runs on pool_ and waits for pages of the same pool; with a chapter on each of its threads no page begins.
#include <boost/thread/executors/basic_thread_pool.hpp>
#include <boost/thread/future.hpp>

#include <utility>
#include <vector>

class Book {
public:
  boost::future<int> chapter(int pages) {
    return boost::async(pool_, [this, pages] { return layOut(pages); });
  }

private:
  int layOut(int pages) {
    std::vector<boost::future<int>> lines;
    for (int page = 0; page < pages; ++page)
      lines.push_back(boost::async(pool_, [page] { return page % 2 == 0 ? 38 : 40; }));
    int sum = 0;
    for (boost::future<int> &count : lines)
      sum += count.get(); // FINDING: executor-self-wait
    return sum;
  }

  boost::executors::basic_thread_pool pool_{4};
};

Book &book() {
  static Book instance;
  return instance;
}
