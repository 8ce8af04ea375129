// ROW: T3
// VERDICT: ok
// FINDINGS:
// WHY: the flusher only tries journal_mtx and sees in an atomic that it shall end, so it ends while journal_close() joins it with the lock held.
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <threads.h>
#include <time.h>

static mtx_t journal_mtx;
static atomic_bool closing;
static int dirty;
static int flushed;
static thrd_t flusher;

static bool flush_once(void) {
  if (mtx_trylock(&journal_mtx) == thrd_success) {
    flushed += dirty;
    dirty = 0;
    mtx_unlock(&journal_mtx);
  }
  return !atomic_load(&closing);
}

static int flush_loop(void *unused) {
  (void)unused;
  while (flush_once())
    thrd_sleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
  return 0;
}

static bool journal_open(void) {
  if (mtx_init(&journal_mtx, mtx_plain) != thrd_success)
    return false;
  return thrd_create(&flusher, flush_loop, NULL) == thrd_success;
}

static void journal_write(int lines) {
  mtx_lock(&journal_mtx);
  dirty += lines;
  mtx_unlock(&journal_mtx);
}

static int journal_close(void) {
  mtx_lock(&journal_mtx);
  atomic_store(&closing, true);
  thrd_join(flusher, NULL);
  int total = flushed + dirty;
  mtx_unlock(&journal_mtx);
  mtx_destroy(&journal_mtx);
  return total;
}

int main(void) {
  if (!journal_open())
    return 1;
  for (int i = 0; i < 100; ++i)
    journal_write(i);
  printf("%d\n", journal_close());
  return 0;
}
