#include "phone.h"

void Phone::dial(const std::string &number) {
  OS_SYNCHRONIZED(line_lock_);
  current_ = number;
  OS_SYNCHRONIZED(log_lock_);
  log_.push_back(number);
}

void Phone::hangUp() {
  OS_SYNCHRONIZED(line_lock_);
  current_.clear();
}

std::string Phone::report() {
  std::string text;
  OS_SYNCHRONIZED(line_lock_);
  OS_SYNCHRONIZED(log_lock_);
  for (const auto &number : log_)
    text += number + (number == current_ ? " (now)\n" : "\n");
  return text;
}
