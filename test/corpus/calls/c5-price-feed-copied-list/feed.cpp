#include "feed.h"

#include <utility>

void Feed::subscribe(std::function<void(double)> subscriber) {
  std::lock_guard<std::mutex> lock(mutex_);
  subscribers_.push_back(std::move(subscriber));
}

void Feed::publish(double price) {
  std::vector<std::function<void(double)>> subscribers;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    last_ = price;
    subscribers = subscribers_;
  }
  for (const auto &subscriber : subscribers)
    subscriber(price);
}

double Feed::last() const {
  std::lock_guard<std::mutex> lock(mutex_);
  return last_;
}
