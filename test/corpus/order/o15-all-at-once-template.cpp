// ROW: O15
// VERDICT: ok
// FINDINGS:
// WHY: holding() gives all its arguments to one scoped_lock, so the order load() and board() name them in does not matter.
#include <mutex>
#include <string>
#include <utility>
#include <vector>

/// Calls the action with all the mutexes locked.
template <typename Action, typename... Mutexes>
decltype(auto) holding(Action &&action, Mutexes &...mutexes) {
  std::scoped_lock guard(mutexes...);
  return std::forward<Action>(action)();
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
