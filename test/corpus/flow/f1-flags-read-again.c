// ROW: F1
// VERDICT: ok
// FINDINGS:
// WHY: The flags of a driver do not change: who locked because of them unlocks because of them, though they are read again each time.
#include <pthread.h>

#define THREADSAFE 0x4u

struct driver {
  unsigned flags;
  pthread_mutex_t lock;
  int (*lookup)(void *data, const char *name);
  int (*authority)(void *data);
  void *data;
};

#define MAYBE_LOCK(d)                                                                              \
  do {                                                                                             \
    unsigned flags = (d)->flags;                                                                   \
    if ((flags & THREADSAFE) == 0)                                                                 \
      pthread_mutex_lock(&(d)->lock);                                                              \
  } while (0)
#define MAYBE_UNLOCK(d)                                                                            \
  do {                                                                                             \
    unsigned flags = (d)->flags;                                                                   \
    if ((flags & THREADSAFE) == 0)                                                                 \
      pthread_mutex_unlock(&(d)->lock);                                                            \
  } while (0)

int find_node(struct driver *driver, const char *name) {
  MAYBE_LOCK(driver);
  int result = driver->lookup(driver->data, name);
  MAYBE_UNLOCK(driver);
  if (result != 0)
    return result;
  MAYBE_LOCK(driver);
  result = driver->authority(driver->data);
  MAYBE_UNLOCK(driver);
  return result;
}
