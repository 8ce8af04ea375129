#include "channel_pool.h"

#include <stdexcept>

ChannelPool channels(8);

void ChannelPool::lease() {
  std::unique_lock<std::mutex> lock(mutex_);
  if (holders_.count(std::this_thread::get_id()) != 0)
    throw std::logic_error("nested channel");
  while (idle_ == 0)
    givenBack_.wait(lock);
  holders_.insert(std::this_thread::get_id());
  --idle_;
}

void ChannelPool::giveBack() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    holders_.erase(std::this_thread::get_id());
    ++idle_;
  }
  givenBack_.notify_one();
}
