// ROW: T6
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: log_mu
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: The checkpointer locks the log before it closes the gate and waits for those inside, and a writer inside needs the log before it leaves.
// REASON: told twice: the count of those inside is taken for a pool as well, and its cycle is the same wait.
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

struct gate {
  pthread_mutex_t mu;
  pthread_cond_t cv;
  int inside;
  bool closed;
  bool quit;
};

static struct gate gate = {.mu = PTHREAD_MUTEX_INITIALIZER, .cv = PTHREAD_COND_INITIALIZER};
static pthread_mutex_t log_mu = PTHREAD_MUTEX_INITIALIZER;
static long logged;
static long checkpoints;

static bool gate_enter(struct gate *g) {
  pthread_mutex_lock(&g->mu);
  while (g->closed && !g->quit)
    pthread_cond_wait(&g->cv, &g->mu);
  bool in = !g->quit;
  if (in)
    g->inside++;
  pthread_mutex_unlock(&g->mu);
  return in;
}

static void gate_leave(struct gate *g) {
  pthread_mutex_lock(&g->mu);
  if (--g->inside == 0)
    pthread_cond_broadcast(&g->cv);
  pthread_mutex_unlock(&g->mu);
}

static void gate_close(struct gate *g) {
  pthread_mutex_lock(&g->mu);
  g->closed = true;
  while (g->inside > 0)
    pthread_cond_wait(&g->cv, &g->mu); // FINDING: wait-while-holding
  pthread_mutex_unlock(&g->mu);
}

static void gate_open(struct gate *g, bool quit) {
  pthread_mutex_lock(&g->mu);
  g->closed = false;
  g->quit = quit;
  pthread_cond_broadcast(&g->cv);
  pthread_mutex_unlock(&g->mu);
}

static void *writer(void *arg) {
  (void)arg;
  while (gate_enter(&gate)) {
    pthread_mutex_lock(&log_mu); // FINDING: wait-while-holding
    logged++;
    pthread_mutex_unlock(&log_mu);
    gate_leave(&gate);
  }
  return NULL;
}

static void checkpoint(bool last) {
  pthread_mutex_lock(&log_mu);
  gate_close(&gate);
  checkpoints++;
  printf("checkpoint %ld at %ld\n", checkpoints, logged);
  pthread_mutex_unlock(&log_mu);
  gate_open(&gate, last);
}

int main(void) {
  pthread_t writers[3];
  for (int i = 0; i < 3; i++)
    pthread_create(&writers[i], NULL, writer, NULL);
  for (int i = 0; i < 5; i++) {
    usleep(1000);
    checkpoint(i == 4);
  }
  for (int i = 0; i < 3; i++)
    pthread_join(writers[i], NULL);
  return 0;
}
