#include "simulation.h"

#include <future>
#include <memory>

double Simulation::wind(int time) {
  auto speed = std::make_shared<std::promise<double>>();
  std::future<double> result = speed->get_future();
  arena_.enqueue([speed, time] { speed->set_value(time * 0.25); });
  return result.get(); // FINDING: executor-self-wait
}
