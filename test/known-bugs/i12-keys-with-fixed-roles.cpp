// ROW: I12
// VERDICT: ok
// FINDINGS:
// WHY: both locks are only ever taken by hold(), the element's before the manifest's, and the two kinds of keys never meet.
// REASON: two keys that are two parameters are taken to be exchangeable, whatever is passed for them.
#include <map>
#include <mutex>
#include <string>

class KeyedLocks {
public:
  void hold(const std::string &element, const std::string &manifest) {
    locks_[element].lock();
    locks_[manifest].lock();
  }
  void letGo(const std::string &element, const std::string &manifest) {
    locks_[manifest].unlock();
    locks_[element].unlock();
  }

private:
  std::map<std::string, std::mutex> locks_;
};

void move(KeyedLocks &locks, int element, int manifest) {
  const std::string first = "element-" + std::to_string(element);
  const std::string second = "manifest-" + std::to_string(manifest);
  locks.hold(first, second);
  locks.letGo(first, second);
}
