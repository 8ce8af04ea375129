#pragma once

#include <mutex>
#include <vector>

class Depot;

class Garage {
public:
  bool takeOut(Depot &depot);

private:
  friend class Depot;
  std::mutex mutex_;
  std::vector<int> vehicles_;
};

class Depot {
public:
  bool bringBack(Garage &garage);

private:
  friend class Garage;
  std::mutex mutex_;
  std::vector<int> vehicles_;
};
