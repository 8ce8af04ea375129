// ROW: C12
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: pthread_cleanup_pop(1) runs the pushed handler, which unlocks spool_lock, and so does a cancellation while the thread waits.
#include <pthread.h>
#include <stdio.h>

#define JOBS 32

static pthread_mutex_t spool_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t spool_filled = PTHREAD_COND_INITIALIZER;
static int spool[JOBS];
static int spooled;

static void unlock_mutex(void *mutex) { pthread_mutex_unlock(mutex); }

static int next_job(void) {
  int job;
  pthread_mutex_lock(&spool_lock);
  pthread_cleanup_push(unlock_mutex, &spool_lock);
  while (spooled == 0)
    pthread_cond_wait(&spool_filled, &spool_lock);
  job = spool[--spooled];
  pthread_cleanup_pop(1);
  return job;
}

static void *print_jobs(void *unused) {
  for (;;)
    printf("job %d\n", next_job());
  return unused;
}

static void submit(int job) {
  pthread_mutex_lock(&spool_lock);
  if (spooled < JOBS) {
    spool[spooled++] = job;
    pthread_cond_signal(&spool_filled);
  }
  pthread_mutex_unlock(&spool_lock);
}

int main(void) {
  pthread_t printer;
  if (pthread_create(&printer, NULL, print_jobs, NULL) != 0)
    return 1;
  for (int job = 0; job < 100; ++job)
    submit(job);
  pthread_cancel(printer);
  pthread_join(printer, NULL);
  return 0;
}
