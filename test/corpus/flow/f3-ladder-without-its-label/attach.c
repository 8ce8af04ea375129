#include "volume.h"

#include <stdlib.h>

int volume_attach(struct volume *vol) {
  int status = -1;
  int *map = malloc(64 * sizeof *map);
  if (!map)
    goto out;
  pthread_mutex_lock(&vol->lock); // FINDING: leaked-lock
  if (volume_read_label(vol) != 0)
    goto free_map;
  vol->attached = 1;
  status = 0;
  pthread_mutex_unlock(&vol->lock);

free_map:
  free(map);
out:
  return status;
}

void volume_detach(struct volume *vol) {
  pthread_mutex_lock(&vol->lock);
  vol->attached = 0;
  pthread_mutex_unlock(&vol->lock);
}
