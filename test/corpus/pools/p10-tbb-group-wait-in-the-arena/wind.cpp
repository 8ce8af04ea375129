#include "simulation.h"

#include <oneapi/tbb/task_group.h>

double Simulation::wind(int time) {
  double east = 0.0, north = 0.0;
  oneapi::tbb::task_group group;
  group.run([&east, time] { east = time * 0.25; });
  group.run([&north, time] { north = time * 0.5; });
  group.wait();
  return east + north;
}
