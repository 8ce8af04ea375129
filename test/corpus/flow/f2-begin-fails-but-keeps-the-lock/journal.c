#include "journal.h"

#include <pthread.h>

static pthread_mutex_t journal_lock = PTHREAD_MUTEX_INITIALIZER;
static int journal[JOURNAL_BLOCKS];
static int next_block;

int journal_begin(int blocks) {
  pthread_mutex_lock(&journal_lock); // FINDING: leaked-lock
  if (next_block + blocks > JOURNAL_BLOCKS)
    return -1;
  return 0;
}

void journal_put(int block) { journal[next_block++] = block; }

void journal_end(void) { pthread_mutex_unlock(&journal_lock); }
