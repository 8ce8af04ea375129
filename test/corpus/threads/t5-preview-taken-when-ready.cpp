// ROW: T5
// VERDICT: stall
// FINDINGS: wait-while-holding
// LOCKS: Document::mutex_
// WHY: under mutex_ preview() waits 200 ms at most for a task that needs mutex_, and calls get() only when the result is there.
#include <chrono>
#include <future>
#include <mutex>
#include <string>

class Document {
public:
  void append(const std::string &text) {
    std::lock_guard<std::mutex> lock(mutex_);
    text_ += text;
  }

  std::string preview() {
    std::future<std::string> rendered =
        std::async(std::launch::async, [this] { return render(); });
    std::lock_guard<std::mutex> lock(mutex_);
    if (rendered.wait_for(std::chrono::milliseconds(200)) != std::future_status::ready) // FINDING: wait-while-holding
      return text_;
    return rendered.get();
  }

private:
  std::string render() {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: wait-while-holding
    return "<p>" + text_ + "</p>";
  }

  std::mutex mutex_;
  std::string text_;
};

int main() {
  Document document;
  document.append("hello");
  return document.preview().empty();
}
