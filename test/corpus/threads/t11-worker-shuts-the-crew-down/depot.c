#include "crew.h"

#include <stdio.h>
#include <unistd.h>

struct depot {
  struct crew crew;
  atomic_int parcels;
  atomic_int closed;
};

static void depot_close(struct depot *depot) {
  if (!atomic_exchange(&depot->closed, 1))
    crew_stop(&depot->crew);
}

static void *carry_parcels(void *argument) {
  struct depot *depot = argument;
  while (!atomic_load(&depot->crew.stopping)) {
    if (atomic_fetch_sub(&depot->parcels, 1) <= 1)
      depot_close(depot);
  }
  return NULL;
}

int main(void) {
  static struct depot depot;
  atomic_init(&depot.parcels, 1000);
  atomic_init(&depot.closed, 0);
  if (crew_start(&depot.crew, carry_parcels, &depot) == 0)
    return 1;
  while (!atomic_load(&depot.closed))
    sleep(1);
  puts("closed");
  return 0;
}
