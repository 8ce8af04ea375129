#include "track.h"

int seconds_played(struct track *from) {
  int sum = 0;
  pthread_mutex_lock(&from->lock);
  for (;;) {
    struct track *prev = from->prev;
    sum += from->seconds;
    if (prev == NULL)
      break;
    pthread_mutex_lock(&prev->lock); // FINDING: lock-order-cycle
    pthread_mutex_unlock(&from->lock);
    from = prev;
  }
  pthread_mutex_unlock(&from->lock);
  return sum;
}
