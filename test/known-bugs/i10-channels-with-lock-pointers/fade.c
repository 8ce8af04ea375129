#include "mixer.h"

void fade_out(int step) {
  pthread_mutex_lock(music.lock);
  music.level -= step;
  pthread_mutex_lock(&output_lock); // FINDING: lock-order-cycle
  output_level -= step;
  pthread_mutex_unlock(&output_lock);
  pthread_mutex_unlock(music.lock);
}

void speak(int level) {
  pthread_mutex_lock(speech.lock);
  speech.level = level;
  pthread_mutex_lock(&output_lock);
  output_level += level;
  pthread_mutex_unlock(&output_lock);
  pthread_mutex_unlock(speech.lock);
}
