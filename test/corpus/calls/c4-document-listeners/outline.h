#pragma once

#include "document.h"

namespace text {

class Outline : public DocumentListener {
public:
  explicit Outline(Document &document);
  ~Outline() override;
  Outline(const Outline &) = delete;
  Outline &operator=(const Outline &) = delete;

  std::string render();

private:
  void changed(std::size_t from, std::size_t length) override;

  Document &document_;
  std::mutex mutex_;
  std::size_t dirtyFrom_ = 0;
};

} // namespace text
