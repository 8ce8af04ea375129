#include "crew.h"

#include <stddef.h>

int crew_start(struct crew *crew, void *(*work)(void *), void *context) {
  atomic_store(&crew->stopping, 0);
  for (crew->size = 0; crew->size < CREW_SIZE; ++crew->size)
    if (pthread_create(&crew->threads[crew->size], NULL, work, context) != 0)
      break;
  return crew->size;
}

void crew_stop(struct crew *crew) {
  atomic_store(&crew->stopping, 1);
  for (int i = 0; i < crew->size; ++i)
    pthread_join(crew->threads[i], NULL); // FINDING: self-deadlock
}
