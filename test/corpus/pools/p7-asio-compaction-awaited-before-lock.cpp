// ROW: P7
// VERDICT: ok
// FINDINGS:
// WHY: compact() waits for its task before it locks mutex_, so every insertion that holds a thread of pool_ gets the lock.
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
      std::lock_guard<std::mutex> lock(mutex_);
      pages_.emplace(word, page);
    });
  }

  void compact() {
    std::future<std::string> name = boost::asio::post(pool_, boost::asio::use_future(&Index::newFile));
    const std::string file = name.get();
    std::lock_guard<std::mutex> lock(mutex_);
    file_ = file;
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
