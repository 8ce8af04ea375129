// ROW: T2
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: files_lock stats_lock
// WHY: the scanner is detached, nobody waits for its end, so it may still nest stats in files when main nests files in stats.
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>

static pthread_mutex_t files_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t stats_lock = PTHREAD_MUTEX_INITIALIZER;
static int files;
static int scanned;

static void *scan(void *unused) {
  for (int i = 0; i < 10000; i++) {
    pthread_mutex_lock(&files_lock);
    files++;
    pthread_mutex_lock(&stats_lock); // FINDING: lock-order-cycle
    scanned++;
    pthread_mutex_unlock(&stats_lock);
    pthread_mutex_unlock(&files_lock);
  }
  return unused;
}

static void print_stats(void) {
  pthread_mutex_lock(&stats_lock);
  pthread_mutex_lock(&files_lock); // FINDING: lock-order-cycle
  printf("%d of %d\n", scanned, files);
  pthread_mutex_unlock(&files_lock);
  pthread_mutex_unlock(&stats_lock);
}

int main(void) {
  pthread_t scanner;
  if (pthread_create(&scanner, NULL, scan, NULL) != 0)
    return 1;
  pthread_detach(scanner);
  print_stats();
  pthread_exit(NULL);
}
