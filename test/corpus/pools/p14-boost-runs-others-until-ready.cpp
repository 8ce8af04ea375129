// ROW: P14
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17 -DBOOST_THREAD_VERSION=5 -fdelayed-template-parsing
// WHY: while its pages are not ready a chapter runs waiting tasks of its own pool, so get() finds the result there; the tasks take no lock.
#include <boost/thread/executors/basic_thread_pool.hpp>
#include <boost/thread/future.hpp>

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
    for (boost::future<int> &count : lines) {
      while (!count.is_ready())
        pool_.schedule_one_or_yield();
      sum += count.get();
    }
    return sum;
  }

  boost::executors::basic_thread_pool pool_{4};
};

Book &book() {
  static Book instance;
  return instance;
}
