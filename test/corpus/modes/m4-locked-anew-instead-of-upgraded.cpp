// ROW: M4
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: Interner::mutex_
// WHY: idOf() calls add() with its upgrade lock still there, and add() asks for the mutex anew, exclusively, which waits until the upgrader is gone.
#include <boost/thread/locks.hpp>
#include <boost/thread/shared_mutex.hpp>

#include <string>
#include <unordered_map>

class Interner {
public:
  int idOf(const std::string &text) {
    const boost::upgrade_lock<boost::upgrade_mutex> reading(mutex_);
    const auto found = ids_.find(text);
    return found == ids_.end() ? add(text) : found->second;
  }

  bool known(const std::string &text) const {
    const boost::shared_lock<boost::upgrade_mutex> reading(mutex_);
    return ids_.count(text) != 0;
  }

private:
  int add(const std::string &text) {
    const boost::unique_lock<boost::upgrade_mutex> writing(mutex_); // FINDING: self-deadlock
    return ids_.emplace(text, static_cast<int>(ids_.size())).first->second;
  }

  mutable boost::upgrade_mutex mutex_;
  std::unordered_map<std::string, int> ids_;
};
