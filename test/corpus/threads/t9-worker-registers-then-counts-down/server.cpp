#include "server.h"

Server::Server(int workers) : ready_(workers), workers_(workers) {}

Server::~Server() {
  for (std::thread &thread : threads_)
    thread.join();
}

void Server::start() {
  std::lock_guard lock(mutex_);
  for (int i = 0; i < workers_; ++i)
    threads_.emplace_back(&Server::serve, this, i);
  ready_.wait(); // FINDING: wait-while-holding
  open_ = true;
}
