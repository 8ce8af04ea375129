#include "server.h"

void Server::serve(int id) {
  {
    std::lock_guard lock(mutex_); // FINDING: wait-while-holding
    ids_.push_back(id);
  }
  ready_.count_down();
}
