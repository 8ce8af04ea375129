// ROW: C4
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Console::historyMutex_ Console::screenMutex_
// WHY: run() calls a command of the table with the history locked and both commands lock the screen, paint() locks screen then history.
#include <mutex>
#include <string>
#include <vector>

class Console {
public:
  bool run(const std::string &name, int argument);
  std::string paint();

private:
  struct Command {
    const char *name;
    void (Console::*action)(int);
  };
  static const Command commands[];

  void resize(int columns) { setColumns(columns); }
  void widen(int by) { setColumns(80 + by); }
  void setColumns(int columns);

  std::mutex historyMutex_;
  std::vector<std::string> history_;
  std::mutex screenMutex_;
  int columns_ = 80;
};

const Console::Command Console::commands[] = {
    {"resize", &Console::resize},
    {"widen", &Console::widen},
};

bool Console::run(const std::string &name, int argument) {
  std::lock_guard<std::mutex> lock(historyMutex_);
  history_.push_back(name);
  for (const Command &command : commands) {
    if (name == command.name) {
      (this->*command.action)(argument);
      return true;
    }
  }
  return false;
}

void Console::setColumns(int columns) {
  std::lock_guard<std::mutex> lock(screenMutex_); // FINDING: lock-order-cycle
  columns_ = columns;
}

std::string Console::paint() {
  std::lock_guard<std::mutex> screenLock(screenMutex_);
  std::string line(static_cast<std::size_t>(columns_), '-');
  std::lock_guard<std::mutex> historyLock(historyMutex_); // FINDING: lock-order-cycle
  return history_.empty() ? line : line + history_.back();
}
