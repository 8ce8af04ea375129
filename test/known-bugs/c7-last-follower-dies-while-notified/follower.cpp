#include "follower.h"

namespace news {

Follower::~Follower() { feed_.unsubscribe(id_); }

std::shared_ptr<Follower> follow(Feed &feed, int id) {
  auto follower = std::make_shared<Follower>(feed, id);
  feed.subscribe(id, follower);
  return follower;
}

} // namespace news
