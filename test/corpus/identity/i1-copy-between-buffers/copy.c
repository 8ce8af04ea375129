#include "buffer.h"

#include <string.h>

void buffer_copy(struct buffer *dst, struct buffer *src) {
  buffer_lock_two(dst, src);
  memmove(dst->data, src->data, src->used);
  dst->used = src->used;
  buffer_unlock_two(dst, src);
}

void buffer_clear(struct buffer *buf) {
  pthread_mutex_lock(&buf->lock);
  buf->used = 0;
  pthread_mutex_unlock(&buf->lock);
}
