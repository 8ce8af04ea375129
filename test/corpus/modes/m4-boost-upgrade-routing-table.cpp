// ROW: M4
// VERDICT: ok
// FINDINGS:
// WHY: Only one thread at a time holds the upgrade lock and it alone turns exclusive; plain readers never ask for more. The statistics come after the table everywhere.
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
    boost::upgrade_lock<boost::shared_mutex> lock(table_);
    auto it = routes_.find(host);
    if (it != routes_.end() && it->second == gateway)
      return false;
    boost::upgrade_to_unique_lock<boost::shared_mutex> exclusive(lock);
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
