#include "mail.h"

#include <algorithm>

void Inbox::drop(int sender) {
  const Held held = hold();
  messages_.erase(std::remove(messages_.begin(), messages_.end(), sender), messages_.end());
}

bool Rules::matches(int sender) {
  const Held held(mutex_);
  return std::find(senders_.begin(), senders_.end(), sender) != senders_.end();
}

void Rules::apply(Inbox &inbox) {
  const Held held(mutex_);
  for (int sender : senders_)
    inbox.drop(sender);
}

bool sort(Inbox &inbox, Rules &rules) {
  int newest = 0;
  {
    Held held = inbox.hold();
    const Held moved = std::move(held);
    newest = inbox.newest();
  }
  return rules.matches(newest);
}
