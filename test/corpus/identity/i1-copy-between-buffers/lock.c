#include "buffer.h"

void buffer_init(struct buffer *buf) {
  pthread_mutex_init(&buf->lock, NULL);
  buf->used = 0;
}

void buffer_lock_two(struct buffer *one, struct buffer *two) {
  pthread_mutex_lock(&one->lock);
  if (two != one)
    pthread_mutex_lock(&two->lock); // FINDING: lock-order-cycle
}

void buffer_unlock_two(struct buffer *one, struct buffer *two) {
  if (two != one)
    pthread_mutex_unlock(&two->lock);
  pthread_mutex_unlock(&one->lock);
}
