#include "mailbox.h"

#include <utility>

std::string Mailbox::next() {
  std::unique_lock<std::mutex> inbox(inboxMutex_);
  changed_.wait(inbox, [this] { return !muted() && !letters_.empty(); });
  std::string letter = letters_.front();
  letters_.pop_front();
  return letter;
}

void Mailbox::post(std::string letter) {
  std::lock_guard<std::mutex> inbox(inboxMutex_);
  letters_.push_back(std::move(letter));
  changed_.notify_one();
}
