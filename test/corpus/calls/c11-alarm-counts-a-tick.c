// ROW: C11
// VERDICT: bad
// FINDINGS: signal-handler-lock
// LOCKS: stats_lock
// FLAGS: -std=gnu11
// WHY: SIGALRM may interrupt main between lock and unlock of stats_lock, and its handler then waits for the very thread it runs on.
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static pthread_mutex_t stats_lock = PTHREAD_MUTEX_INITIALIZER;
static long ticks;
static long lines;

static void on_alarm(int signal_number) {
  (void)signal_number;
  pthread_mutex_lock(&stats_lock); // FINDING: signal-handler-lock
  ticks++;
  pthread_mutex_unlock(&stats_lock);
  alarm(1);
}

static void count_line(void) {
  pthread_mutex_lock(&stats_lock);
  lines++;
  pthread_mutex_unlock(&stats_lock);
}

int main(void) {
  signal(SIGALRM, on_alarm);
  alarm(1);
  for (int c = getchar(); c != EOF; c = getchar()) {
    if (c == '\n')
      count_line();
  }
  signal(SIGALRM, SIG_IGN);
  printf("%ld lines in %ld seconds\n", lines, ticks);
  return 0;
}
