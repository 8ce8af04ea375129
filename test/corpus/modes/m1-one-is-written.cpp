// ROW: M1
// VERDICT: ok
// FINDINGS:
// WHY: only the names are ever written, so a read of the ids never waits, and whoever holds the names always gets on.
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <utility>

class Atlas {
public:
  Atlas(std::map<int, std::string> names, std::map<std::string, int> ids)
      : names_(std::move(names)), ids_(std::move(ids)) {}

  bool knows(int id) const {
    std::shared_lock<std::shared_mutex> namesLock(namesMutex_);
    const auto found = names_.find(id);
    if (found == names_.end())
      return false;
    std::shared_lock<std::shared_mutex> idsLock(idsMutex_);
    return ids_.count(found->second) != 0;
  }

  std::string canonical(const std::string &name) const {
    std::shared_lock<std::shared_mutex> idsLock(idsMutex_);
    const auto found = ids_.find(name);
    if (found == ids_.end())
      return name;
    std::shared_lock<std::shared_mutex> namesLock(namesMutex_);
    return names_.at(found->second);
  }

  void rename(int id, const std::string &name) {
    std::unique_lock<std::shared_mutex> namesLock(namesMutex_);
    names_[id] = name;
  }

private:
  mutable std::shared_mutex namesMutex_;
  std::map<int, std::string> names_;
  mutable std::shared_mutex idsMutex_;
  std::map<std::string, int> ids_;
};
