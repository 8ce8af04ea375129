#include "buffers.h"

#include <unistd.h>

size_t merge_runs(const int *runs, size_t count) {
  size_t total = 0;
  for (size_t i = 0; i < count; ++i) {
    unsigned char *head = buffer_get();
    ssize_t got = read(runs[i], head, BUFFER_SIZE);
    if (got > 0)
      total += (size_t)got;
    buffer_put(head);
  }
  return total;
}
