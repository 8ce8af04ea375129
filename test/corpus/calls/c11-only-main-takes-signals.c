// ROW: C11
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: the workers, which lock progress_lock, inherit a mask that blocks every signal; main, where the handler runs, locks it only with all signals blocked again.
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>

#define WORKERS 4

static pthread_mutex_t progress_lock = PTHREAD_MUTEX_INITIALIZER;
static long done_units;
static volatile sig_atomic_t shown;

static void count_units(long units) {
  pthread_mutex_lock(&progress_lock);
  done_units += units;
  pthread_mutex_unlock(&progress_lock);
}

static long read_units(void) {
  pthread_mutex_lock(&progress_lock);
  long units = done_units;
  pthread_mutex_unlock(&progress_lock);
  return units;
}

static void on_usr1(int number) {
  (void)number;
  shown = read_units() > 0;
}

static void *work(void *unused) {
  for (int i = 0; i < 1000; ++i)
    count_units(i);
  return unused;
}

int main(void) {
  sigset_t all, before;
  pthread_t workers[WORKERS];
  int started = 0;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  struct sigaction action = {.sa_handler = on_usr1};
  sigemptyset(&action.sa_mask);
  sigaction(SIGUSR1, &action, NULL);
  while (started < WORKERS && pthread_create(&workers[started], NULL, work, NULL) == 0)
    ++started;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  for (int i = 0; i < started; ++i)
    pthread_join(workers[i], NULL);
  pthread_sigmask(SIG_SETMASK, &all, NULL);
  printf("%ld %d\n", read_units(), (int)shown);
  return 0;
}
