// ROW: T4
// VERDICT: ok
// FINDINGS:
// WHY: stop() gives the lock back before it joins, so the sampler can take it a last time and end.
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>

struct sampler {
  pthread_mutex_t lock;
  pthread_t thread;
  bool stopping;
  long samples;
};

static void *sample(void *argument) {
  struct sampler *s = argument;
  for (;;) {
    pthread_mutex_lock(&s->lock);
    bool stop = s->stopping;
    s->samples++;
    pthread_mutex_unlock(&s->lock);
    if (stop)
      return NULL;
  }
}

static long stop(struct sampler *s) {
  pthread_mutex_lock(&s->lock);
  s->stopping = true;
  pthread_mutex_unlock(&s->lock);
  pthread_join(s->thread, NULL);
  pthread_mutex_lock(&s->lock);
  long samples = s->samples;
  pthread_mutex_unlock(&s->lock);
  return samples;
}

int main(void) {
  struct sampler s = {.stopping = false};
  pthread_mutex_init(&s.lock, NULL);
  if (pthread_create(&s.thread, NULL, sample, &s) != 0)
    return 1;
  printf("%ld\n", stop(&s));
  pthread_mutex_destroy(&s.lock);
  return 0;
}
