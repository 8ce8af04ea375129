#include "player.h"

struct deck {
  pthread_mutex_t mtx;
  int track;
  int paused;
  int position;
};

static struct deck the_deck = {PTHREAD_MUTEX_INITIALIZER, -1, 1, 0};

deck_t *deck_get(void) { return &the_deck; }

void deck_load(deck_t *d, int track) {
  int rc;
  pthread_mutex_lock(&d->mtx);
  rc = library_lookup(library_get(), track);
  if (rc < 0)
    goto out;
  d->track = track;
  d->position = 0;
  d->paused = 0;
out:
  pthread_mutex_unlock(&d->mtx);
}

void deck_pause(deck_t *d) {
  pthread_mutex_lock(&d->mtx);
  d->paused = 1;
  pthread_mutex_unlock(&d->mtx);
}

int deck_position(deck_t *d) {
  pthread_mutex_lock(&d->mtx);
  int position = d->position;
  pthread_mutex_unlock(&d->mtx);
  return position;
}
