// ROW: F6
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++14
// WHY: addHeading() ends its edit, and with it the buffer's lock, before it tells the outline; only renumber() holds both.
#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

class TextBuffer {
public:
  void beginEdit() noexcept {
    mutex_.lock();
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
    std::lock_guard<std::mutex> lock(mutex_);
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
    buffer_.endEdit();
    outline_.headingAdded(at);
  }
  void tidy() { outline_.renumber(); }

private:
  TextBuffer buffer_;
  Outline outline_{buffer_};
};

Editor editor;
