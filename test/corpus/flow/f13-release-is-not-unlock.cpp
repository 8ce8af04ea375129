// ROW: F13
// VERDICT: bad
// FINDINGS: leaked-lock
// LOCKS: SymbolTable::mutex_
// WHY: release() lets go of the guard's duty, not of the mutex, so it stays locked when the name is unknown.
#include <map>
#include <mutex>
#include <string>

class SymbolTable {
public:
  int find(const std::string &name) {
    std::unique_lock<std::mutex> lock(mutex_); // FINDING: leaked-lock
    auto found = addresses_.find(name);
    if (found == addresses_.end()) {
      lock.release();
      return load(name);
    }
    return found->second;
  }

  void define(const std::string &name, int address) {
    std::lock_guard<std::mutex> lock(mutex_);
    addresses_[name] = address;
  }

private:
  static int load(const std::string &name) { return static_cast<int>(name.size()); }

  std::mutex mutex_;
  std::map<std::string, int> addresses_;
};
