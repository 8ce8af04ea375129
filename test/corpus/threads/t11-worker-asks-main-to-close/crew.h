#ifndef CREW_H
#define CREW_H

#include <pthread.h>
#include <stdatomic.h>

#define CREW_SIZE 4

struct crew {
  pthread_t threads[CREW_SIZE];
  int size;
  atomic_int stopping;
};

int crew_start(struct crew *crew, void *(*work)(void *), void *context);
void crew_stop(struct crew *crew);

#endif
