// ROW: P6
// VERDICT: ok
// FINDINGS:
// WHY: both functions wait for the berth first and for the crane second.
#include <semaphore.h>

static sem_t cranes;
static sem_t berths;

int harbour_open(void) {
  if (sem_init(&cranes, 0, 3) != 0)
    return -1;
  return sem_init(&berths, 0, 5);
}

int unload(int containers) {
  sem_wait(&berths);
  sem_wait(&cranes);
  int moved = containers;
  sem_post(&cranes);
  sem_post(&berths);
  return moved;
}

int service(int hours) {
  sem_wait(&berths);
  sem_wait(&cranes);
  int greased = hours;
  sem_post(&berths);
  sem_post(&cranes);
  return greased;
}
