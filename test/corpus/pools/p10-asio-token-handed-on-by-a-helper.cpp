// ROW: P10
// VERDICT: bad
// FINDINGS: executor-self-wait
// LOCKS: Printer::pool_
// WHY: print() runs in pool_ and waits for a page that only another thread of pool_ can render; all of them may be printing.
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>

#include <string>
#include <utility>

template <typename Token> auto later(boost::asio::thread_pool &pool, Token &&token) {
  return boost::asio::post(pool, std::forward<Token>(token));
}

class Printer {
public:
  void submit(int pages) {
    boost::asio::post(pool_, [this, pages] { print(pages); });
  }

private:
  void print(int pages) {
    for (int page = 0; page < pages; ++page) {
      auto rendered = later(pool_, boost::asio::use_future([page] { return "page " + std::to_string(page); }));
      paper_ += rendered.get(); // FINDING: executor-self-wait
    }
  }

  boost::asio::thread_pool pool_{2};
  std::string paper_;
};

int main() {
  Printer printer;
  printer.submit(3);
  printer.submit(4);
}
