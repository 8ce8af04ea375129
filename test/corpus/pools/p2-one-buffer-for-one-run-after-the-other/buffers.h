#ifndef BUFFERS_H
#define BUFFERS_H

#include <stddef.h>

#define BUFFER_COUNT 16
#define BUFFER_SIZE 4096

/* All buffers are free at first. Returns 0 when that worked. */
int buffers_open(void);
/* Waits for a free buffer. */
unsigned char *buffer_get(void);
void buffer_put(unsigned char *buffer);

size_t merge_runs(const int *runs, size_t count);

#endif
