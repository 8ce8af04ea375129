// ROW: I11
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Shelves::locks_
// WHY: move("a", "b") and move("b", "a") lock the two shelves in opposite orders.
#include <map>
#include <mutex>
#include <string>
#include <vector>

class Shelves {
public:
  explicit Shelves(const std::vector<std::string> &names) {
    for (const std::string &name : names) {
      locks_[name];
      stock_[name] = 0;
    }
  }

  void move(const std::string &from, const std::string &to, int pieces) {
    if (from == to)
      return;
    std::lock_guard<std::mutex> fromLock(locks_.at(from));
    std::lock_guard<std::mutex> toLock(locks_.at(to)); // FINDING: lock-order-cycle
    stock_.at(from) -= pieces;
    stock_.at(to) += pieces;
  }

  int count(const std::string &name) {
    std::lock_guard<std::mutex> lock(locks_.at(name));
    return stock_.at(name);
  }

private:
  // Neither map changes its keys after construction.
  std::map<std::string, std::mutex> locks_;
  std::map<std::string, int> stock_;
};
