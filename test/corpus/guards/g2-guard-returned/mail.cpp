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
  const Held held = inbox.hold();
  return rules.matches(inbox.newest());
}
