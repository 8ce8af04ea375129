// ROW: P5
// VERDICT: ok
// FINDINGS:
// NEEDS: 3
// DEPTH: 2
// SAFE: channels
// WHY: two recorders that each wait for a second channel hold two of the three: 3 = 2*(2-1)+1.
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>

#define CHANNELS 3

static sem_t channels;
static long samples[2];

static void *record(void *argument) {
  long *sum = argument;
  for (int i = 0; i < 1000; i++) {
    sem_wait(&channels); /* the microphone */
    sem_wait(&channels);
    *sum += i;
    sem_post(&channels);
    sem_post(&channels);
  }
  return NULL;
}

int main(void) {
  pthread_t stage, hall;
  if (sem_init(&channels, 0, CHANNELS) != 0)
    return 1;
  if (pthread_create(&stage, NULL, record, &samples[0]) != 0)
    return 1;
  if (pthread_create(&hall, NULL, record, &samples[1]) != 0)
    return 1;
  pthread_join(stage, NULL);
  pthread_join(hall, NULL);
  printf("%ld %ld\n", samples[0], samples[1]);
  sem_destroy(&channels);
  return 0;
}
