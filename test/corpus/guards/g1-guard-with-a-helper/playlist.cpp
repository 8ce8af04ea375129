#include "guard.h"
#include "player.h"

void Playlist::add(int song) {
  Guard guard(mutex_);
  songs_.push_back(song);
}

int Playlist::take() {
  Guard guard(mutex_);
  if (songs_.empty())
    return 0;
  const int song = songs_.back();
  songs_.pop_back();
  return song;
}

void Playlist::clear(Player &player) {
  Guard guard(mutex_);
  songs_.clear();
  player.stop();
}
