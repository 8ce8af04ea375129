#pragma once

#include "event.h"

#include <string>
#include <thread>

class Registry;

class Driver {
public:
  Driver(Registry &registry, std::string name);
  ~Driver();
  void ensureReady() { ready_.wait(); }

private:
  void bringUp();

  Registry &registry_;
  const std::string name_;
  sync::Event ready_;
  std::thread thread_;
};
