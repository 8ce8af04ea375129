#pragma once

#include "feed.h"

#include <atomic>

namespace news {

/// Follows the feed until it is destroyed.
class Follower {
public:
  Follower(Feed &feed, int id) : feed_(feed), id_(id) {}
  ~Follower();
  Follower(const Follower &) = delete;
  Follower &operator=(const Follower &) = delete;

  void show(const std::string &headline) { characters_ += headline.size(); }

private:
  Feed &feed_;
  const int id_;
  std::atomic<std::size_t> characters_{0};
};

std::shared_ptr<Follower> follow(Feed &feed, int id);

} // namespace news
