// ROW: C4
// VERDICT: ok
// FINDINGS:
// WHY: the commands run with the history locked never touch the screen; those that lock the screen are in the other table and run unlocked.
#include <mutex>
#include <string>
#include <vector>

class Console {
public:
  void run(const std::string &name, int argument);
  std::string paint();

private:
  struct Command {
    const char *name;
    void (Console::*action)(int);
  };
  static const Command historyCommands[];
  static const Command screenCommands[];

  void forget(int lines);
  void repeat(int times);
  void resize(int columns);

  std::mutex historyMutex_;
  std::vector<std::string> history_;
  std::mutex screenMutex_;
  int columns_ = 80;
};

const Console::Command Console::historyCommands[] = {
    {"forget", &Console::forget},
    {"repeat", &Console::repeat},
};

const Console::Command Console::screenCommands[] = {{"resize", &Console::resize}};

void Console::run(const std::string &name, int argument) {
  {
    std::lock_guard<std::mutex> lock(historyMutex_);
    history_.push_back(name);
    for (const Command &command : historyCommands)
      if (name == command.name)
        (this->*command.action)(argument);
  }
  for (const Command &command : screenCommands)
    if (name == command.name)
      (this->*command.action)(argument);
}

void Console::forget(int lines) {
  while (lines-- > 0 && !history_.empty())
    history_.pop_back();
}

void Console::repeat(int times) {
  while (times-- > 0)
    history_.push_back("again");
}

void Console::resize(int columns) {
  std::lock_guard<std::mutex> lock(screenMutex_);
  columns_ = columns;
}

std::string Console::paint() {
  std::lock_guard<std::mutex> screenLock(screenMutex_);
  std::string line(static_cast<std::size_t>(columns_), '-');
  std::lock_guard<std::mutex> historyLock(historyMutex_);
  return history_.empty() ? line : line + history_.back();
}
