#include "bus.h"

#include <array>

namespace {
std::array<int, 4> lastGate;
}

void changeDriver(station::Gates &gates, int bus) {
  const int own = gates.enter();
  const int reliefs = gates.enter();
  lastGate[bus] = own + reliefs;
  gates.leave(reliefs);
  gates.leave(own);
}
