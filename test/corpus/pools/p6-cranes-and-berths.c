// ROW: P6
// VERDICT: bad
// FINDINGS: resource-cycle
// LOCKS: cranes berths
// WHY: unload() waits for a crane at its berth, service() waits for a berth with its crane; when all berths and cranes are so taken nobody goes on.
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
  sem_wait(&cranes); // FINDING: resource-cycle
  int moved = containers;
  sem_post(&cranes);
  sem_post(&berths);
  return moved;
}

int service(int hours) {
  sem_wait(&cranes);
  sem_wait(&berths); // FINDING: resource-cycle
  int greased = hours;
  sem_post(&berths);
  sem_post(&cranes);
  return greased;
}
