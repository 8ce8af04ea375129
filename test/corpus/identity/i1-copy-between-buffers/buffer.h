#ifndef BUFFER_H
#define BUFFER_H

#include <pthread.h>
#include <stddef.h>

struct buffer {
  pthread_mutex_t lock;
  size_t used;
  char data[256];
};

void buffer_init(struct buffer *buf);
void buffer_lock_two(struct buffer *one, struct buffer *two);
void buffer_unlock_two(struct buffer *one, struct buffer *two);
void buffer_copy(struct buffer *dst, struct buffer *src);
void buffer_clear(struct buffer *buf);

#endif
