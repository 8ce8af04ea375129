// ROW: O16
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: cargoMutex crewMutex
// WHY: holding() locks its arguments one after the other; load() gives it cargo, crew and board() crew, cargo.
#include <mutex>
#include <string>
#include <utility>
#include <vector>

/// Calls the action with all the mutexes locked.
template <typename Action> decltype(auto) holding(Action &&action) {
  return std::forward<Action>(action)();
}

template <typename Action, typename First, typename... Rest>
decltype(auto) holding(Action &&action, First &first, Rest &...rest) {
  std::lock_guard<First> guard(first); // FINDING: lock-order-cycle
  return holding(std::forward<Action>(action), rest...);
}

static std::mutex cargoMutex;
static std::vector<std::string> cargo;
static std::mutex crewMutex;
static std::vector<std::string> crew;

bool load(const std::string &crate) {
  return holding(
      [&crate] {
        if (cargo.size() >= 10 * crew.size())
          return false;
        cargo.push_back(crate);
        return true;
      },
      cargoMutex, crewMutex);
}

void board(const std::string &name) {
  holding(
      [&name] {
        crew.push_back(name);
        cargo.push_back("bag of " + name);
      },
      crewMutex, cargoMutex);
}
