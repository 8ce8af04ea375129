#include "chart.h"

Chart::Chart(Feed &feed) : feed_(feed) {
  feed_.subscribe([this](double price) { add(price); });
}

void Chart::add(double price) {
  std::lock_guard<std::mutex> lock(mutex_);
  points_.push_back(price);
}

double Chart::redraw() {
  std::lock_guard<std::mutex> lock(mutex_);
  double highest = feed_.last();
  for (double point : points_)
    highest = point > highest ? point : highest;
  return highest;
}
