// ROW: F3
// VERDICT: bad
// FINDINGS: release-not-held
// LOCKS: channel::lock
// WHY: without memory, channel_grow() unlocks by hand and then jumps to the label that unlocks again.
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct channel {
  pthread_mutex_t lock;
  char *buffer;
  size_t size;
  int failures;
};

int channel_grow(struct channel *channel, size_t size) {
  int status = -1;
  char *buffer = NULL;

  pthread_mutex_lock(&channel->lock);
  if (size <= channel->size) {
    status = 0;
    goto unlock;
  }
  buffer = malloc(size);
  if (!buffer) {
    channel->failures++;
    pthread_mutex_unlock(&channel->lock);
    goto unlock;
  }
  if (channel->size)
    memcpy(buffer, channel->buffer, channel->size);
  free(channel->buffer);
  channel->buffer = buffer;
  channel->size = size;
  status = 0;

unlock:
  pthread_mutex_unlock(&channel->lock); // FINDING: release-not-held
  return status;
}
