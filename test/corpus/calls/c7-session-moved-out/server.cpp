#include "server.h"

#include <utility>

bool Server::open(int id) {
  auto session = std::make_shared<Session>(ledger_);
  std::lock_guard<std::mutex> lock(mutex_);
  return sessions_.try_emplace(id, std::move(session)).second;
}

void Server::close(int id) {
  std::shared_ptr<Session> closed;
  std::lock_guard<std::mutex> lock(mutex_);
  auto found = sessions_.find(id);
  if (found == sessions_.end())
    return;
  closed = std::move(found->second);
  sessions_.erase(found);
}

std::shared_ptr<Session> Server::find(int id) const {
  std::lock_guard<std::mutex> lock(mutex_);
  auto found = sessions_.find(id);
  return found == sessions_.end() ? nullptr : found->second;
}

std::size_t Server::count() const {
  std::lock_guard<std::mutex> lock(mutex_);
  return sessions_.size();
}
