// ROW: F2
// VERDICT: bad
// FINDINGS: leaked-lock
// LOCKS: SymbolTable::busy_
// FLAGS: -std=c++11
// WHY: define() returns early when the symbol is of another kind, with busy_ still locked.
// REASON: the answer with the lock held is neither zero nor negative, as if it said that the lock was acquired; that nobody ever releases it for somebody else is not asked.
#include <map>
#include <mutex>
#include <string>

#define LOCK_TABLE() busy_.lock()
#define UNLOCK_TABLE() busy_.unlock()

class SymbolTable {
public:
  enum Kind { Function, Variable, Type };
  enum Result { Fresh, Same, Conflict };

  Result define(const std::string &name, Kind kind) noexcept {
    Result result = Fresh;
    LOCK_TABLE(); // FINDING: leaked-lock
    std::map<std::string, Kind>::iterator it = symbols_.find(name);
    if (it == symbols_.end()) {
      symbols_.insert(std::make_pair(name, kind));
    } else {
      if (it->second != kind)
        return Conflict;
      result = Same;
    }
    UNLOCK_TABLE();
    return result;
  }

  void undefine(const std::string &name) noexcept {
    LOCK_TABLE();
    do {
      std::map<std::string, Kind>::iterator it = symbols_.find(name);
      if (it == symbols_.end())
        break;
      symbols_.erase(it);
    } while (0);
    UNLOCK_TABLE();
  }

private:
  std::mutex busy_;
  std::map<std::string, Kind> symbols_;
};

SymbolTable globals;
