#pragma once

#include <mutex>
#include <vector>

class Planner;

class Depot {
public:
  int balance();
  void breakdown(int truck, Planner &planner);

private:
  std::mutex trucksMutex_;
  std::vector<int> trucks_;
  std::mutex driversMutex_;
  std::vector<int> drivers_;
};

class Planner {
public:
  void replan(Depot &depot);
  void dropTour(int truck);

private:
  std::mutex mutex_;
  std::vector<int> tours_;
};
