#ifndef CHANNEL_POOL_H
#define CHANNEL_POOL_H

#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

class ChannelPool {
public:
  explicit ChannelPool(int channels) : idle_(channels) {}
  /// Throws std::logic_error when the thread has a channel already.
  void lease();
  void giveBack();

private:
  std::mutex mutex_;
  std::condition_variable givenBack_;
  std::set<std::thread::id> holders_;
  int idle_;
};

class Channel {
public:
  explicit Channel(ChannelPool &pool) : pool_(pool) { pool_.lease(); }
  Channel(const Channel &) = delete;
  ~Channel() { pool_.giveBack(); }

private:
  ChannelPool &pool_;
};

extern ChannelPool channels;

#endif
