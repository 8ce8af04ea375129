#include "driver.h"

#include "registry.h"

#include <utility>

Driver::Driver(Registry &registry, std::string name)
    : registry_(registry), name_(std::move(name)), thread_(&Driver::bringUp, this) {}

Driver::~Driver() { thread_.join(); }

void Driver::bringUp() {
  for (const char *symbol : {"open", "read", "close"})
    registry_.addSymbol(name_ + '.' + symbol);
  ready_.set();
}
