// ROW: M4
// VERDICT: ok
// FINDINGS:
// WHY: an upgrade lock coexists with readers and excludes other upgraders, so becoming the writer only waits for readers, who hold nothing else.
#include <boost/thread/locks.hpp>
#include <boost/thread/shared_mutex.hpp>

#include <string>
#include <unordered_map>
#include <vector>

class Interner {
public:
  int idOf(const std::string &text) {
    boost::upgrade_lock<boost::upgrade_mutex> reading(mutex_);
    const auto found = ids_.find(text);
    if (found != ids_.end())
      return found->second;
    boost::upgrade_to_unique_lock<boost::upgrade_mutex> writing(reading);
    return ids_.emplace(text, static_cast<int>(ids_.size())).first->second;
  }

  std::vector<int> idsOf(const std::vector<std::string> &texts) {
    std::vector<int> ids;
    ids.reserve(texts.size());
    for (const std::string &text : texts)
      ids.push_back(idOf(text));
    return ids;
  }

  bool known(const std::string &text) const {
    const boost::shared_lock<boost::upgrade_mutex> reading(mutex_);
    return ids_.count(text) != 0;
  }

private:
  mutable boost::upgrade_mutex mutex_;
  std::unordered_map<std::string, int> ids_;
};
