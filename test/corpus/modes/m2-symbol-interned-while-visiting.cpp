// ROW: M2
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: SymbolTable::mutex_
// FLAGS: -std=c++20
// WHY: addAliases() visits the table with the shared lock held and interns from within the visit, which wants the same lock exclusively.
#include <cstdint>
#include <deque>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

class SymbolTable {
public:
  using Id = std::uint32_t;

  Id intern(std::string_view text) {
    std::unique_lock lock(mutex_); // FINDING: self-deadlock
    if (auto it = ids_.find(text); it != ids_.end())
      return it->second;
    const std::string &stored = texts_.emplace_back(text);
    const Id id = static_cast<Id>(texts_.size());
    ids_.emplace(stored, id);
    return id;
  }

  std::string_view text(Id id) const {
    std::shared_lock lock(mutex_);
    return texts_.at(id - 1);
  }

  template <typename Visit> void each(Visit &&visit) const {
    std::shared_lock lock(mutex_);
    for (Id id = 1; const std::string &text : texts_)
      visit(id++, std::string_view(text));
  }

private:
  mutable std::shared_mutex mutex_;
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, Id> ids_;
};

SymbolTable &symbols() {
  static SymbolTable table;
  return table;
}

void addAliases() {
  symbols().each([](SymbolTable::Id, std::string_view text) {
    if (text.starts_with("std::"))
      symbols().intern(text.substr(5));
  });
}
