#pragma once

#include "lockable.h"

#include <string>
#include <vector>

namespace plugins {

class Plugin : protected Lockable {
public:
  void load(const std::string &path);
  void unload();

private:
  std::string path_;
};

extern std::mutex registryMutex;
extern std::vector<Plugin *> registry;

void reset();

} // namespace plugins
