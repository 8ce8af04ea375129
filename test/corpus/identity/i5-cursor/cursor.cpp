#include "cursor.h"

#include <utility>

bool Cursor::advance() {
  Node *const following = node_->next;
  if (following == nullptr)
    return false;
  std::unique_lock<std::mutex> followingLock(following->mutex);
  lock_ = std::move(followingLock);
  node_ = following;
  return true;
}
