// ROW: M2
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: The shared lock has ended with its block when the exclusive one is taken, and the table is looked at again.
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
    if (Id id = lookup(text); id != 0)
      return id;
    std::unique_lock lock(mutex_);
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
  Id lookup(std::string_view text) const {
    std::shared_lock lock(mutex_);
    auto it = ids_.find(text);
    return it == ids_.end() ? 0 : it->second;
  }

  mutable std::shared_mutex mutex_;
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, Id> ids_;
};

SymbolTable &symbols() {
  static SymbolTable table;
  return table;
}

std::size_t totalLength() {
  std::size_t sum = 0;
  symbols().each([&sum](SymbolTable::Id, std::string_view text) { sum += text.size(); });
  return sum;
}
