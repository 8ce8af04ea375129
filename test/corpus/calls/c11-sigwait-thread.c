// ROW: C11
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=gnu11
// WHY: SIGHUP is blocked in every thread and taken by sigwait() in an ordinary one, so nobody locks in a handler.
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>

static pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;
static int log_generation;
static long log_lines;

static void rotate_log(int signal_number) {
  pthread_mutex_lock(&log_lock);
  if (signal_number == SIGHUP)
    log_generation++;
  log_lines = 0;
  pthread_mutex_unlock(&log_lock);
}

static void *wait_for_hangup(void *signals) {
  int signal_number = 0;
  while (sigwait(signals, &signal_number) == 0)
    rotate_log(signal_number);
  return NULL;
}

static int add_line(void) {
  pthread_mutex_lock(&log_lock);
  log_lines++;
  int generation = log_generation;
  pthread_mutex_unlock(&log_lock);
  return generation;
}

int main(void) {
  static sigset_t signals;
  pthread_t hangup;
  int generation = 0;
  sigemptyset(&signals);
  sigaddset(&signals, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &signals, NULL);
  if (pthread_create(&hangup, NULL, wait_for_hangup, &signals) != 0)
    return 1;
  pthread_detach(hangup);
  while (getchar() != EOF)
    generation = add_line();
  printf("generation %d\n", generation);
  return 0;
}
