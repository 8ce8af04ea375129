#ifndef ROAD_H
#define ROAD_H

#include <map>
#include <memory>
#include <mutex>
#include <string>

struct Lane {
  std::mutex mutex;
  bool open = true;
  int cars = 0;
};

class Road {
public:
  explicit Road(int lanes);

  bool enter(const std::string &lane);
  void closeAll();

private:
  std::map<std::string, std::unique_ptr<Lane>> lanes_; // not changed after construction
  std::mutex mutex_;
  int cars_ = 0;
};

#endif
