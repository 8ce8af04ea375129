// ROW: C11
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=gnu11
// WHY: SIGALRM is blocked for as long as main holds stats_lock, so its handler never runs on a thread that holds it.
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static pthread_mutex_t stats_lock = PTHREAD_MUTEX_INITIALIZER;
static long ticks;
static long lines;

static void on_alarm(int signal_number) {
  (void)signal_number;
  pthread_mutex_lock(&stats_lock);
  ticks++;
  pthread_mutex_unlock(&stats_lock);
  alarm(1);
}

static void count_line(void) {
  sigset_t alarm_only, before;
  sigemptyset(&alarm_only);
  sigaddset(&alarm_only, SIGALRM);
  pthread_sigmask(SIG_BLOCK, &alarm_only, &before);
  pthread_mutex_lock(&stats_lock);
  lines++;
  pthread_mutex_unlock(&stats_lock);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
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
