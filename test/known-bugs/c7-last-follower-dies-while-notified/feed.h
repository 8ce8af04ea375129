#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace news {

class Follower;

class Feed {
public:
  void subscribe(int id, std::weak_ptr<Follower> follower);
  void unsubscribe(int id);
  void publish(const std::string &headline);

private:
  std::mutex mutex_;
  std::map<int, std::weak_ptr<Follower>> followers_;
};

} // namespace news
