// ROW: T11
// VERDICT: ok
// FINDINGS:
// WHY: close() returns early when it is called on the reader's own thread.
#include <functional>
#include <thread>
#include <utility>

class Reader {
public:
  explicit Reader(std::function<bool()> next) : next_(std::move(next)) {}
  ~Reader() { close(); }

  void open() {
    thread_ = std::thread(&Reader::run, this);
    owner_ = thread_.get_id();
  }

  void close() {
    if (onReaderThread())
      return;
    if (thread_.joinable())
      thread_.join();
  }

private:
  bool onReaderThread() const { return std::this_thread::get_id() == owner_; }

  void run() {
    while (next_())
      ;
    close();
  }

  std::function<bool()> next_;
  std::thread thread_;
  std::thread::id owner_;
};

int main() {
  int left = 10;
  Reader reader([&left] { return --left > 0; });
  reader.open();
}
