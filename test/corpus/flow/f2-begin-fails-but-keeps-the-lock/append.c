#include "journal.h"

int journal_append(const int *data, int count) {
  if (journal_begin(count) != 0)
    return -1;
  for (int i = 0; i < count; i++)
    journal_put(data[i]);
  journal_end();
  return count;
}
