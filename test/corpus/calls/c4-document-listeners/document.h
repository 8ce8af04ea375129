#pragma once

#include <mutex>
#include <string>
#include <vector>

namespace text {

class DocumentListener {
public:
  virtual ~DocumentListener() = default;
  virtual void changed(std::size_t from, std::size_t length) = 0;
};

class Document {
public:
  void addListener(DocumentListener *listener);
  void removeListener(DocumentListener *listener);
  void insert(std::size_t at, const std::string &words);
  std::string text() const;

private:
  mutable std::mutex mutex_;
  std::string text_;
  std::vector<DocumentListener *> listeners_;
};

} // namespace text
