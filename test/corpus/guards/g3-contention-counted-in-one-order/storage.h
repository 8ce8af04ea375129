#pragma once

#include "profiled_mutex.h"

#include <map>
#include <string>

class Cache;

class Disk {
public:
  std::string read(int block);
  void write(int block, const std::string &content, Cache &cache);

private:
  ProfiledMutex mutex_;
  std::map<int, std::string> blocks_;
};

class Cache {
public:
  explicit Cache(Disk &disk) : disk_(disk) {}
  std::string get(int block);
  void forget(int block);

private:
  Disk &disk_;
  ProfiledMutex mutex_;
  std::map<int, std::string> blocks_;
};
