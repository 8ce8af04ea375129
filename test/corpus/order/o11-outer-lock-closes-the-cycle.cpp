// ROW: O11
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Document::layoutMutex_ Document::undoMutex_
// WHY: insert() waits for undo with layout (the outer lock) held, undo() waits for layout with undo held; text is in between and innocent.
#include <mutex>
#include <string>
#include <vector>

class Document {
public:
  void insert(const std::string &words) {
    std::lock_guard<std::mutex> layout(layoutMutex_);
    std::lock_guard<std::mutex> text(textMutex_);
    text_ += words;
    std::lock_guard<std::mutex> undo(undoMutex_); // FINDING: lock-order-cycle
    undo_.push_back(words.size());
    ++lines_;
  }

  void undo() {
    std::lock_guard<std::mutex> undo(undoMutex_);
    if (undo_.empty())
      return;
    undo_.pop_back();
    std::lock_guard<std::mutex> layout(layoutMutex_); // FINDING: lock-order-cycle
    --lines_;
  }

private:
  std::mutex layoutMutex_;
  int lines_ = 0;
  std::mutex textMutex_;
  std::string text_;
  std::mutex undoMutex_;
  std::vector<std::size_t> undo_;
};
