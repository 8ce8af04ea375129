#ifndef LOG_H
#define LOG_H
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>

enum class Level { Debug, Info, Warning };

class LogWriter {
public:
  static LogWriter &get();
  void push(std::string line);
  ~LogWriter();

private:
  LogWriter();
  void run();
  std::mutex m_;
  std::condition_variable cv_;
  std::deque<std::string> lines_;
  bool stop_ = false;
  std::thread thread_;
};

class LogStream {
public:
  LogStream(Level level, const char *file, int line) { out_ << int(level) << ' ' << file << ':' << line << ' '; }
  ~LogStream() { LogWriter::get().push(out_.str()); }
  template <typename T> LogStream &operator<<(const T &value) {
    out_ << value;
    return *this;
  }

private:
  std::ostringstream out_;
};

#define LOG(level) LogStream(Level::level, __FILE__, __LINE__)
#endif
