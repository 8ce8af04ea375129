#include "server.h"

void Server::serve(int id) {
  ready_.count_down();
  {
    std::lock_guard lock(mutex_);
    ids_.push_back(id);
  }
}
