#ifndef FEED_H
#define FEED_H

#include <functional>
#include <mutex>
#include <vector>

class Feed {
public:
  void subscribe(std::function<void(double)> subscriber);
  void publish(double price);
  double last() const;

private:
  mutable std::mutex mutex_;
  std::vector<std::function<void(double)>> subscribers_;
  double last_ = 0;
};

#endif
