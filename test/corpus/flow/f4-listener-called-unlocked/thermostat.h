#pragma once

#include <mutex>

class Display;

class Thermostat {
public:
  explicit Thermostat(Display &display) : display_(display) {}
  void set(int degrees);
  int target() noexcept;

private:
  Display &display_;
  std::mutex mutex_;
  int target_ = 20;
  int changes_ = 0;
};

class Display {
public:
  void show(Thermostat &thermostat) noexcept;

private:
  std::mutex mutex_;
  int shown_ = 0;
};
