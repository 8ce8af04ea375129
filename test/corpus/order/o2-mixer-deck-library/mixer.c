#include "player.h"

struct mixer {
  pthread_mutex_t mtx;
  int gain;
  int clipped;
};

static struct mixer the_mixer = {PTHREAD_MUTEX_INITIALIZER, 80, 0};

mixer_t *mixer_get(void) { return &the_mixer; }

void mixer_set_gain(mixer_t *m, int gain) {
  pthread_mutex_lock(&m->mtx);
  m->gain = gain;
  pthread_mutex_unlock(&m->mtx);
}

/* Too loud: the deck stops, and it must not start before clipped is set. */
void mixer_clip(mixer_t *m) {
  pthread_mutex_lock(&m->mtx);
  m->clipped++;
  if (m->clipped > 3)
    deck_pause(deck_get());
  pthread_mutex_unlock(&m->mtx);
}

void mixer_mute_unknown(mixer_t *m, int track) {
  pthread_mutex_lock(&m->mtx);
  m->gain = track < 0 ? 0 : m->gain;
  pthread_mutex_unlock(&m->mtx);
}
