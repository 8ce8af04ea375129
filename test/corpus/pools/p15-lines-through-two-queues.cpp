// ROW: P15
// VERDICT: ok
// FINDINGS:
// WHY: a queue's entries are no units: read() puts lines in and takes none out; what keep() puts in goes to the next queue.
#include <condition_variable>
#include <fstream>
#include <iostream>
#include <mutex>
#include <queue>
#include <string>
#include <thread>

class Lines {
public:
  void push(std::string line) {
    std::lock_guard<std::mutex> lock(mutex_);
    lines_.push(std::move(line));
    filled_.notify_one();
  }

  void close() {
    std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
    filled_.notify_all();
  }

  bool pop(std::string &line) {
    std::unique_lock<std::mutex> lock(mutex_);
    while (lines_.empty() && !closed_)
      filled_.wait(lock);
    if (lines_.empty())
      return false;
    line = std::move(lines_.front());
    lines_.pop();
    return true;
  }

private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::queue<std::string> lines_;
  bool closed_ = false;
};

void read(Lines &out, const std::string &file) {
  std::ifstream in(file);
  std::string line;
  while (std::getline(in, line))
    out.push(line);
  out.close();
}

void keep(Lines &in, Lines &out) {
  std::string line;
  while (in.pop(line))
    if (!line.empty())
      out.push(line);
  out.close();
}

void write(Lines &in) {
  std::string line;
  while (in.pop(line))
    std::cout << line << '\n';
}

int main() {
  Lines read_, kept_;
  std::thread reader([&] { read(read_, "input.txt"); });
  std::thread keeper([&] { keep(read_, kept_); });
  std::thread writer([&] { write(kept_); });
  reader.join();
  keeper.join();
  writer.join();
}
