// ROW: F10
// VERDICT: ok
// FINDINGS:
// WHY: lockBoth() waits for one lock only while it holds none, whichever of the two it begins with.
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>

namespace locking {

/// Locks both without ever waiting for one with the other held.
template <class First, class Second> void lockBoth(First &first, Second &second) {
  while (true) {
    first.lock();
    if (second.try_lock())
      return;
    first.unlock();
    std::this_thread::yield();
    second.lock();
    if (first.try_lock())
      return;
    second.unlock();
    std::this_thread::yield();
  }
}

} // namespace locking

class UserDirectory {
public:
  void rename(int id, const std::string &name) {
    std::unique_lock names(namesMutex_, std::defer_lock);
    std::unique_lock ids(idsMutex_, std::defer_lock);
    locking::lockBoth(names, ids);
    ids_.erase(names_[id]);
    names_[id] = name;
    ids_[name] = id;
  }

  void remove(const std::string &name) {
    std::unique_lock ids(idsMutex_, std::defer_lock);
    std::unique_lock names(namesMutex_, std::defer_lock);
    locking::lockBoth(ids, names);
    auto found = ids_.find(name);
    if (found == ids_.end())
      return;
    names_.erase(found->second);
    ids_.erase(found);
  }

private:
  std::mutex namesMutex_;
  std::unordered_map<int, std::string> names_;
  std::mutex idsMutex_;
  std::unordered_map<std::string, int> ids_;
};
