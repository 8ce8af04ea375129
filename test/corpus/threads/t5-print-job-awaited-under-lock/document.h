#pragma once

#include "spooler.h"

#include <mutex>
#include <string>

class Document {
public:
  void append(const std::string &text);
  int print(Spooler &spooler);

private:
  int renderPages();

  std::mutex mutex_;
  std::string text_;
  int printed_ = 0;
};
