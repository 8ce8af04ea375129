#include "stripes.h"

#include <stddef.h>

pthread_mutex_t stripe_locks[STRIPES];
int stripe_names[STRIPES];

void stripes_init(void) {
  for (int i = 0; i < STRIPES; i++)
    pthread_mutex_init(&stripe_locks[i], NULL);
}

unsigned stripe_of(const char *name) {
  unsigned hash = 5381;
  while (*name != '\0')
    hash = hash * 33 + (unsigned char)*name++;
  return hash % STRIPES;
}
