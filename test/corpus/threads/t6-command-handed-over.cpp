// ROW: T6
// VERDICT: ok
// FINDINGS:
// WHY: Every wait gives back the one lock that is held: its guard comes as a parameter.
#include <condition_variable>
#include <mutex>
#include <thread>

class Output {
public:
  void run() {
    std::unique_lock<std::mutex> lock(mutex_);
    while (command_ != Command::Quit) {
      if (command_ == Command::None) {
        wake_.wait(lock);
        continue;
      }
      command_ = Command::None;
      finished_.notify_one();
    }
  }
  void play() {
    std::unique_lock<std::mutex> lock(mutex_);
    commandWait(lock, Command::Play);
  }
  void quit() {
    std::unique_lock<std::mutex> lock(mutex_);
    command_ = Command::Quit;
    wake_.notify_one();
  }

private:
  enum class Command { None, Play, Quit };

  void commandWait(std::unique_lock<std::mutex> &lock, Command command) {
    command_ = command;
    wake_.notify_one();
    waitForCommand(lock);
  }
  void waitForCommand(std::unique_lock<std::mutex> &lock) {
    finished_.wait(lock, [this] { return command_ == Command::None; });
  }

  std::mutex mutex_;
  std::condition_variable wake_, finished_;
  Command command_ = Command::None;
};

int main() {
  Output output;
  std::thread thread([&output] { output.run(); });
  output.play();
  output.quit();
  thread.join();
}
