#include "follower.h"

#include <utility>
#include <vector>

namespace news {

void Feed::subscribe(int id, std::weak_ptr<Follower> follower) {
  const std::lock_guard lock(mutex_);
  followers_.insert_or_assign(id, std::move(follower));
}

void Feed::unsubscribe(int id) {
  const std::lock_guard lock(mutex_);
  followers_.erase(id);
}

void Feed::publish(const std::string &headline) {
  std::vector<std::shared_ptr<Follower>> alive;
  {
    const std::lock_guard lock(mutex_);
    alive.reserve(followers_.size());
    for (const auto &[id, weak] : followers_)
      alive.push_back(weak.lock());
  }
  for (const auto &follower : alive)
    if (follower)
      follower->show(headline);
}

} // namespace news
