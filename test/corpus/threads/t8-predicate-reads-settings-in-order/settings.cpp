#include "mailbox.h"

bool Mailbox::muted() {
  std::lock_guard<std::mutex> settings(settingsMutex_);
  return muted_;
}

void Mailbox::unmute() {
  std::lock_guard<std::mutex> inbox(inboxMutex_);
  std::lock_guard<std::mutex> settings(settingsMutex_);
  muted_ = false;
  changed_.notify_all();
}
