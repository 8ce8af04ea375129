#include "follower.h"

#include <utility>

namespace news {

void Feed::subscribe(int id, std::weak_ptr<Follower> follower) {
  const std::lock_guard lock(mutex_);
  followers_.insert_or_assign(id, std::move(follower));
}

void Feed::unsubscribe(int id) {
  const std::lock_guard lock(mutex_); // FINDING: self-deadlock
  followers_.erase(id);
}

void Feed::publish(const std::string &headline) {
  const std::lock_guard lock(mutex_);
  for (const auto &[id, weak] : followers_)
    if (const std::shared_ptr<Follower> follower = weak.lock())
      follower->show(headline);
}

} // namespace news
