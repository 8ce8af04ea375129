#include "mailbox.h"

bool Mailbox::muted() {
  std::lock_guard<std::mutex> settings(settingsMutex_); // FINDING: lock-order-cycle
  return muted_;
}

void Mailbox::unmute() {
  std::lock_guard<std::mutex> settings(settingsMutex_);
  muted_ = false;
  std::lock_guard<std::mutex> inbox(inboxMutex_); // FINDING: lock-order-cycle
  changed_.notify_all();
}
