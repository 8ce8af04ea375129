#include "mixer.h"

void mute_all(void) {
  pthread_mutex_lock(&output_lock);
  output_level = 0;
  pthread_mutex_lock(music.lock); // FINDING: lock-order-cycle
  music.level = 0;
  pthread_mutex_unlock(music.lock);
  pthread_mutex_unlock(&output_lock);
}
