// ROW: F1
// VERDICT: ok
// FINDINGS:
// WHY: nolock is not changed in between, so what `if (!nolock)` locks, the second `if (!nolock)` unlocks.
#include <pthread.h>

struct stream {
  pthread_mutex_t lock;
  int position;
  int length;
};

static pthread_mutex_t stats_lock = PTHREAD_MUTEX_INITIALIZER;
static long bytes_read;

static int read_some(struct stream *s, int bytes, int nolock) {
  if (!nolock)
    pthread_mutex_lock(&s->lock);
  if (bytes > s->length - s->position)
    bytes = s->length - s->position;
  s->position += bytes;
  if (!nolock)
    pthread_mutex_unlock(&s->lock);
  return bytes;
}

int stream_read(struct stream *s, int bytes) {
  bytes = read_some(s, bytes, 0);
  pthread_mutex_lock(&stats_lock);
  bytes_read += bytes;
  pthread_mutex_unlock(&stats_lock);
  return bytes;
}

int stream_read_line(struct stream *s, int width) {
  int bytes = 0;
  pthread_mutex_lock(&s->lock);
  while (bytes < width && read_some(s, 1, 1) == 1)
    bytes++;
  pthread_mutex_unlock(&s->lock);
  return bytes;
}

long stream_rewind(struct stream *s) {
  pthread_mutex_lock(&stats_lock);
  long seen = bytes_read;
  pthread_mutex_lock(&s->lock);
  s->position = 0;
  pthread_mutex_unlock(&s->lock);
  pthread_mutex_unlock(&stats_lock);
  return seen;
}
