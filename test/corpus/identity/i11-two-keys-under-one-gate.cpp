// ROW: I11
// VERDICT: ok
// FINDINGS:
// GATE: Shelves::moveGate_
// WHY: two shelves are locked in argument order, but only ever by the one thread that is inside the gate.
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
    std::lock_guard<std::mutex> gate(moveGate_);
    std::lock_guard<std::mutex> fromLock(locks_.at(from));
    std::lock_guard<std::mutex> toLock(locks_.at(to));
    stock_.at(from) -= pieces;
    stock_.at(to) += pieces;
  }

  int count(const std::string &name) {
    std::lock_guard<std::mutex> lock(locks_.at(name));
    return stock_.at(name);
  }

private:
  std::mutex moveGate_;
  // Neither map changes its keys after construction.
  std::map<std::string, std::mutex> locks_;
  std::map<std::string, int> stock_;
};
