#ifndef MAIL_H
#define MAIL_H

#include "held.h"

#include <vector>

class Rules;

class Inbox {
public:
  Held hold() { return Held(mutex_); }
  int newest() const { return messages_.empty() ? 0 : messages_.back(); }
  void drop(int sender);

private:
  std::mutex mutex_;
  std::vector<int> messages_;
};

class Rules {
public:
  bool matches(int sender);
  void apply(Inbox &inbox);

private:
  std::mutex mutex_;
  std::vector<int> senders_;
};

bool sort(Inbox &inbox, Rules &rules);

#endif
