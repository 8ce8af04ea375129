#include "buffers.h"

#include <unistd.h>

enum { MAX_RUNS = 9 };

size_t merge_runs(const int *runs, size_t count) {
  unsigned char *heads[MAX_RUNS];
  size_t total = 0;
  if (count > MAX_RUNS)
    count = MAX_RUNS;
  for (size_t i = 0; i < count; ++i)
    heads[i] = buffer_get();
  for (size_t i = 0; i < count; ++i) {
    ssize_t got = read(runs[i], heads[i], BUFFER_SIZE);
    if (got > 0)
      total += (size_t)got;
  }
  for (size_t i = 0; i < count; ++i)
    buffer_put(heads[i]);
  return total;
}
