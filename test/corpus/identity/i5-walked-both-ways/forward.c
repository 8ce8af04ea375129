#include "track.h"

int seconds_left(struct track *from) {
  int sum = 0;
  pthread_mutex_lock(&from->lock);
  for (;;) {
    struct track *next = from->next;
    sum += from->seconds;
    if (next == NULL)
      break;
    pthread_mutex_lock(&next->lock); // FINDING: lock-order-cycle
    pthread_mutex_unlock(&from->lock);
    from = next;
  }
  pthread_mutex_unlock(&from->lock);
  return sum;
}
