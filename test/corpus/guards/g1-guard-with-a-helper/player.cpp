#include "guard.h"
#include "player.h"

bool Player::next(Playlist &playlist) {
  Guard guard(mutex_);
  current_ = playlist.take();
  return current_ != 0;
}

void Player::stop() {
  Guard guard(mutex_);
  current_ = 0;
}
