// ROW: C7
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: logMutex tableMutex
// WHY: the temporary LogLine in insert() locks the log in its destructor, with the table locked; dumpLog() locks the table with the log locked.
#include <map>
#include <mutex>
#include <sstream>
#include <string>
#include <vector>

static std::mutex logMutex;
static std::vector<std::string> logLines;

static std::mutex tableMutex;
static std::map<int, std::string> table;

class LogLine {
public:
  ~LogLine() {
    std::lock_guard<std::mutex> lock(logMutex); // FINDING: lock-order-cycle
    logLines.push_back(text_.str());
  }

  template <typename Part> LogLine &operator<<(const Part &part) {
    text_ << part;
    return *this;
  }

private:
  std::ostringstream text_;
};

void insert(int key, const std::string &value) {
  std::lock_guard<std::mutex> lock(tableMutex);
  table[key] = value;
  LogLine() << "inserted " << key;
}

std::string dumpLog() {
  std::lock_guard<std::mutex> lock(logMutex);
  std::string text;
  for (const std::string &line : logLines)
    text += line + '\n';
  std::lock_guard<std::mutex> tableLock(tableMutex); // FINDING: lock-order-cycle
  return text + std::to_string(table.size()) + " rows\n";
}
