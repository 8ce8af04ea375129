// ROW: I11
// VERDICT: ok
// FINDINGS:
// WHY: the two names are sorted first, so any two shelves are locked in the order of their names.
#include <algorithm>
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
    const auto &[first, second] = std::minmax(from, to);
    std::lock_guard<std::mutex> firstLock(locks_.at(first));
    std::lock_guard<std::mutex> secondLock(locks_.at(second));
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
