#include "feed.h"

#include <utility>

void Feed::subscribe(std::function<void(double)> subscriber) {
  std::lock_guard<std::mutex> lock(mutex_);
  subscribers_.push_back(std::move(subscriber));
}

void Feed::publish(double price) {
  std::lock_guard<std::mutex> lock(mutex_);
  last_ = price;
  for (const auto &subscriber : subscribers_)
    subscriber(price);
}

double Feed::last() const {
  std::lock_guard<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
  return last_;
}
