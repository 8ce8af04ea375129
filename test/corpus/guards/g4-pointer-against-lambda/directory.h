#pragma once

#include "synchronized.h"

#include <map>
#include <string>

class Directory {
public:
  void rename(int person, const std::string &name);
  void dissolve(const std::string &team);

private:
  Synchronized<std::map<int, std::string>> people_;
  Synchronized<std::map<std::string, int>> teams_;
};
