// ROW: M2
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: RoutingTable::table_
// WHY: learn() holds the table shared, not upgradable, and then locks it for itself alone, which waits for its own shared lock.
#include <boost/thread/lock_types.hpp>
#include <boost/thread/locks.hpp>
#include <boost/thread/mutex.hpp>
#include <boost/thread/shared_mutex.hpp>
#include <map>
#include <string>

class RoutingTable {
public:
  std::string find(const std::string &host) const {
    boost::shared_lock<boost::shared_mutex> lock(table_);
    count(&Counters::reads);
    auto it = routes_.find(host);
    return it == routes_.end() ? std::string() : it->second;
  }

  bool learn(const std::string &host, const std::string &gateway) {
    boost::shared_lock<boost::shared_mutex> lock(table_);
    auto it = routes_.find(host);
    if (it != routes_.end() && it->second == gateway)
      return false;
    boost::unique_lock<boost::shared_mutex> exclusive(table_); // FINDING: self-deadlock
    routes_[host] = gateway;
    count(&Counters::writes);
    return true;
  }

  void flush() {
    boost::unique_lock<boost::shared_mutex> lock(table_);
    routes_.clear();
    count(&Counters::writes);
  }

  struct Counters {
    long reads = 0;
    long writes = 0;
  };

  Counters counters() const {
    boost::mutex::scoped_lock lock(statistics_);
    return counters_;
  }

private:
  void count(long Counters::*which) const {
    boost::mutex::scoped_lock lock(statistics_);
    ++(counters_.*which);
  }

  mutable boost::shared_mutex table_;
  std::map<std::string, std::string> routes_;
  mutable boost::mutex statistics_;
  mutable Counters counters_;
};

RoutingTable &routes() {
  static RoutingTable table;
  return table;
}
