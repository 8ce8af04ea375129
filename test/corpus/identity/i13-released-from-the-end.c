// ROW: I13
// VERDICT: ok
// FINDINGS:
// WHY: every loop that takes the locks goes up; the one that goes down gives them back, and reset() keeps one at a time.
#include <pthread.h>

#define LANES 4

static struct {
  pthread_mutex_t lock;
  long cars;
} lanes[LANES];

long all_cars(void) {
  long sum = 0;
  for (int i = 0; i < LANES; i++)
    pthread_mutex_lock(&lanes[i].lock);
  for (int i = 0; i < LANES; i++)
    sum += lanes[i].cars;
  for (int i = LANES - 1; i >= 0; i--)
    pthread_mutex_unlock(&lanes[i].lock);
  return sum;
}

void reset(void) {
  for (int i = LANES - 1; i >= 0; i--) {
    pthread_mutex_lock(&lanes[i].lock);
    lanes[i].cars = 0;
    pthread_mutex_unlock(&lanes[i].lock);
  }
}
