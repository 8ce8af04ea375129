// ROW: P15
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: journal
// WHY: the semaphore has one unit, journal_rotate() has it and journal_append() waits for it once more.
#include <semaphore.h>

static sem_t journal;
static int lines;
static int files;

int journal_open(void) { return sem_init(&journal, 0, 1); }

void journal_append(int count) {
  sem_wait(&journal); // FINDING: self-deadlock
  lines += count;
  sem_post(&journal);
}

void journal_rotate(void) {
  sem_wait(&journal);
  ++files;
  lines = 0;
  journal_append(1);
  sem_post(&journal);
}
