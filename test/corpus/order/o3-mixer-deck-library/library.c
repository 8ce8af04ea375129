#include "player.h"

struct library {
  pthread_mutex_t mtx;
  int tracks[128];
  size_t count;
};

static struct library the_library = {.mtx = PTHREAD_MUTEX_INITIALIZER};

library_t *library_get(void) { return &the_library; }

static int index_of(const library_t *l, int track) {
  for (size_t i = 0; i < l->count; ++i)
    if (l->tracks[i] == track)
      return (int)i;
  return -1;
}

int library_lookup(library_t *l, int track) {
  pthread_mutex_lock(&l->mtx); // FINDING: lock-order-cycle
  int i = index_of(l, track);
  pthread_mutex_unlock(&l->mtx);
  return i;
}

void library_forget(library_t *l, int track) {
  pthread_mutex_lock(&l->mtx);
  int i = index_of(l, track);
  if (i >= 0)
    l->tracks[i] = l->tracks[--l->count];
  mixer_mute_unknown(mixer_get(), i);
  pthread_mutex_unlock(&l->mtx);
}
