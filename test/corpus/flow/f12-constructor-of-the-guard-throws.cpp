// ROW: F12
// VERDICT: bad
// FINDINGS: leaked-lock
// LOCKS: Document::mutex
// WHY: the constructor of Edit throws after it has locked, and the destructor of what was never constructed does not run.
#include <cstddef>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>

struct Document {
  std::mutex mutex;
  std::string text;
  bool readOnly = false;
};

/// Has a document locked for as long as somebody edits it.
class Edit {
public:
  explicit Edit(Document &document) : document_(document) {
    document_.mutex.lock(); // FINDING: leaked-lock
    if (document_.readOnly)
      throw std::logic_error("the document is read-only");
  }
  Edit(const Edit &) = delete;
  Edit &operator=(const Edit &) = delete;
  ~Edit() { document_.mutex.unlock(); }

  void insert(std::size_t at, std::string_view text) { document_.text.insert(at, text); }

private:
  Document &document_;
};

bool insertLine(Document &document, std::size_t at, const std::string &line) {
  try {
    Edit edit(document);
    edit.insert(at, line);
    edit.insert(at + line.size(), "\n");
  } catch (const std::logic_error &) {
    return false;
  }
  return true;
}

void setReadOnly(Document &document) {
  const std::lock_guard<std::mutex> lock(document.mutex);
  document.readOnly = true;
}
