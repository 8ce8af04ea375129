#ifndef PLAYER_H
#define PLAYER_H

#include <mutex>
#include <vector>

class Player;

class Playlist {
public:
  void add(int song);
  int take();
  void clear(Player &player);

private:
  std::mutex mutex_;
  std::vector<int> songs_;
};

class Player {
public:
  bool next(Playlist &playlist);
  void stop();

private:
  std::mutex mutex_;
  int current_ = 0;
};

#endif
