// ROW: T3
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: journal_mtx
// WHY: journal_close() joins the flusher with journal_mtx locked; the flusher must lock it to see that it shall end.
#include <stdbool.h>
#include <stdio.h>
#include <threads.h>
#include <time.h>

static mtx_t journal_mtx;
static bool closing;
static int dirty;
static int flushed;
static thrd_t flusher;

static bool flush_once(void) {
  mtx_lock(&journal_mtx); // FINDING: wait-while-holding
  const bool more = !closing;
  flushed += dirty;
  dirty = 0;
  mtx_unlock(&journal_mtx);
  return more;
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
  closing = true;
  thrd_join(flusher, NULL); // FINDING: wait-while-holding
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
