#include "simulation.h"

void Simulation::stepLater(int time) {
  arena_.enqueue([this, time] { step(time); });
}

void Simulation::step(int time) {
  if (wind(time) > 0.0)
    ++steps_;
}
