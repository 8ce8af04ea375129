// ROW: F7
// VERDICT: ok
// FINDINGS:
// WHY: each turn unlocks its device before the next one is locked, on the continue and the break path too.
#include <pthread.h>
#include <stddef.h>

struct device {
  pthread_mutex_t lock;
  int id;
  int busy;
  int resets;
  struct device *next;
};

int devices_reset(struct device *list, int stop_at) {
  int done = 0;
  for (struct device *dev = list; dev != NULL; dev = dev->next) {
    pthread_mutex_lock(&dev->lock);
    if (dev->id == stop_at) {
      pthread_mutex_unlock(&dev->lock);
      break;
    }
    if (dev->busy) {
      pthread_mutex_unlock(&dev->lock);
      continue;
    }
    dev->resets++;
    done++;
    pthread_mutex_unlock(&dev->lock);
  }
  return done;
}

struct device *devices_find_idle(struct device *list) {
  struct device *idle = NULL;
  while (list != NULL && idle == NULL) {
    struct device *next;
    pthread_mutex_lock(&list->lock);
    if (!list->busy)
      idle = list;
    next = list->next;
    pthread_mutex_unlock(&list->lock);
    list = next;
  }
  return idle;
}
