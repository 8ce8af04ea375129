// ROW: P11
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++17 -DBOOST_THREAD_VERSION=5 -fdelayed-template-parsing
// WHY: the page and the chapter that follows it are both tasks of pool_, but the chapter is a continuation that begins when the page is done; its get() never waits.
#include <boost/thread/executors/basic_thread_pool.hpp>
#include <boost/thread/future.hpp>

#include <utility>

class Book {
public:
  boost::future<int> chapter(int pages) {
    boost::future<int> lines = boost::async(pool_, [pages] { return pages * 40; });
    return lines.then(pool_, [](boost::future<int> done) { return done.get() + 2; });
  }

private:
  boost::executors::basic_thread_pool pool_{4};
};

Book &book() {
  static Book instance;
  return instance;
}
