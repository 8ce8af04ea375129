// ROW: M1
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Atlas::namesMutex_ Atlas::idsMutex_
// WHY: a waiting writer holds up new readers; with one waiting on each mutex, knows() and canonical() wait for each other's shared lock.
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
    std::shared_lock<std::shared_mutex> idsLock(idsMutex_); // FINDING: lock-order-cycle
    return ids_.count(found->second) != 0;
  }

  std::string canonical(const std::string &name) const {
    std::shared_lock<std::shared_mutex> idsLock(idsMutex_);
    const auto found = ids_.find(name);
    if (found == ids_.end())
      return name;
    std::shared_lock<std::shared_mutex> namesLock(namesMutex_); // FINDING: lock-order-cycle
    return names_.at(found->second);
  }

  void rename(int id, const std::string &name) {
    std::unique_lock<std::shared_mutex> namesLock(namesMutex_);
    names_[id] = name;
  }

  void alias(const std::string &name, int id) {
    std::unique_lock<std::shared_mutex> idsLock(idsMutex_);
    ids_[name] = id;
  }

private:
  mutable std::shared_mutex namesMutex_;
  std::map<int, std::string> names_;
  mutable std::shared_mutex idsMutex_;
  std::map<std::string, int> ids_;
};
