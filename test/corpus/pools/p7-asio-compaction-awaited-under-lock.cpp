// ROW: P7
// VERDICT: bad
// FINDINGS: resource-cycle
// LOCKS: Index::mutex_ Index::pool_
// WHY: compact() waits for a task of pool_ with mutex_ locked; the task needs no lock, but no thread is left for it once each runs an insertion that waits for mutex_.
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>

#include <future>
#include <map>
#include <mutex>
#include <string>

class Index {
public:
  void add(const std::string &word, int page) {
    boost::asio::post(pool_, [this, word, page] {
      std::lock_guard<std::mutex> lock(mutex_); // FINDING: resource-cycle
      pages_.emplace(word, page);
    });
  }

  void compact() {
    std::lock_guard<std::mutex> lock(mutex_);
    std::future<std::string> name = boost::asio::post(pool_, boost::asio::use_future(&Index::newFile));
    file_ = name.get(); // FINDING: resource-cycle
    pages_.clear();
  }

private:
  static std::string newFile() { return "index.new"; }

  std::mutex mutex_;
  std::multimap<std::string, int> pages_;
  std::string file_;
  boost::asio::thread_pool pool_{4};
};

Index &index() {
  static Index instance;
  return instance;
}
