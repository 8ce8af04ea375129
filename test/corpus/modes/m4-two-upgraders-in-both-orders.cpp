// ROW: M4
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Wiki::pagesMutex_ Wiki::linksMutex_
// WHY: there is only one upgrader of a mutex at a time: link() is that of the pages and waits to be that of the links, prune() the other way round.
#include <boost/thread/locks.hpp>
#include <boost/thread/shared_mutex.hpp>

#include <set>
#include <string>
#include <utility>

class Wiki {
  using Mutex = boost::upgrade_mutex;
  using Reading = boost::upgrade_lock<Mutex>;
  using Writing = boost::upgrade_to_unique_lock<Mutex>;

public:
  void add(const std::string &page) {
    Reading pages(pagesMutex_);
    if (pages_.count(page) != 0)
      return;
    Writing writing(pages);
    pages_.insert(page);
  }

  bool link(const std::string &from, const std::string &to) {
    Reading pages(pagesMutex_);
    if (pages_.count(from) == 0 || pages_.count(to) == 0)
      return false;
    Reading links(linksMutex_); // FINDING: lock-order-cycle
    if (links_.count({from, to}) == 0) {
      Writing writing(links);
      links_.emplace(from, to);
    }
    return true;
  }

  void prune() {
    Reading links(linksMutex_);
    std::set<std::string> linked;
    for (const auto &[from, to] : links_)
      linked.insert({from, to});
    Reading pages(pagesMutex_); // FINDING: lock-order-cycle
    if (linked.size() < pages_.size()) {
      Writing writing(pages);
      pages_ = std::move(linked);
    }
  }

private:
  Mutex pagesMutex_;
  std::set<std::string> pages_;
  Mutex linksMutex_;
  std::set<std::pair<std::string, std::string>> links_;
};
