#include "locks.h"

static int pieces[LOCK_COUNT];
static int picked;

int element_pick(int element) {
  int left;
  if (element <= MANIFEST || element >= LOCK_COUNT)
    return -1;
  locks_acquire(element);
  left = --pieces[element];
  locks_acquire(MANIFEST);
  picked++;
  locks_release(MANIFEST);
  locks_release(element);
  return left;
}

int manifest_print(void) {
  int sum;
  locks_acquire(MANIFEST);
  sum = picked;
  for (int element = MANIFEST + 1; element < LOCK_COUNT; element++) {
    locks_acquire(element);
    sum += pieces[element];
    locks_release(element);
  }
  locks_release(MANIFEST);
  return sum;
}
