#include "camera.h"

#include <stddef.h>

static void *encode(void *unused) {
  for (int i = 0; i < 1000; i++)
    camera_encode();
  return unused;
}

static void *reset(void *unused) {
  for (int i = 0; i < 10; i++)
    camera_reset();
  return unused;
}

int main(void) {
  pthread_t encoder, watchdog;
  if (pthread_create(&encoder, NULL, encode, NULL) != 0)
    return 1;
  if (pthread_create(&watchdog, NULL, reset, NULL) != 0)
    return 1;
  pthread_join(encoder, NULL);
  pthread_join(watchdog, NULL);
  return 0;
}
