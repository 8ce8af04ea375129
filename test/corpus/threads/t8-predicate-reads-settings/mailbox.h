#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>

class Mailbox {
public:
  std::string next();
  void post(std::string letter);
  void unmute();

private:
  bool muted();

  std::mutex inboxMutex_;
  std::condition_variable changed_;
  std::deque<std::string> letters_;
  std::mutex settingsMutex_;
  bool muted_ = true;
};
