#pragma once

#include "scheduler.h"

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

class WordIndex {
public:
  void addLater(Scheduler &scheduler, const std::string &word);
  std::size_t rebuild(Scheduler &scheduler);

private:
  void add(const std::string &word);

  std::mutex mutex_;
  std::map<std::string, int> counts_;
};
