// ROW: F6
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: TextBuffer::mutex_ Outline::mutex_
// FLAGS: -std=c++14
// WHY: An edit session locks the buffer in begin() and the outline while it lasts; the outline's refresh begins an edit of the buffer with the outline locked.
#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

class TextBuffer {
public:
  void beginEdit() noexcept {
    mutex_.lock(); // FINDING: lock-order-cycle
    ++depth_;
  }
  void endEdit() noexcept {
    --depth_;
    mutex_.unlock();
  }
  void insert(std::size_t at, const char *text) noexcept { text_.insert(at < text_.size() ? at : text_.size(), text); }
  std::size_t size() const noexcept { return text_.size(); }

private:
  std::mutex mutex_;
  int depth_ = 0;
  std::string text_;
};

class Outline {
public:
  explicit Outline(TextBuffer &buffer) : buffer_(buffer) {}

  void headingAdded(std::size_t at) noexcept {
    std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    headings_.push_back(at);
  }

  void renumber() {
    std::lock_guard<std::mutex> lock(mutex_);
    buffer_.beginEdit();
    for (std::size_t at : headings_)
      buffer_.insert(at, "#");
    buffer_.endEdit();
  }

private:
  TextBuffer &buffer_;
  std::mutex mutex_;
  std::vector<std::size_t> headings_;
};

class Editor {
public:
  void addHeading(std::size_t at, const char *title) noexcept {
    buffer_.beginEdit();
    buffer_.insert(at, title);
    outline_.headingAdded(at);
    buffer_.endEdit();
  }
  void tidy() { outline_.renumber(); }

private:
  TextBuffer buffer_;
  Outline outline_{buffer_};
};

Editor editor;
