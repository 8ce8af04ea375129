#include "inventory.h"

static long value_of(struct inventory *inventory, int article) {
  return (long)inventory->pieces[article] * inventory_price(inventory, article);
}

long inventory_value(struct inventory *inventory) {
  long sum = 0;
  pthread_rwlock_rdlock(&inventory->lock);
  for (int article = 0; article < ARTICLES; article++)
    sum += value_of(inventory, article);
  pthread_rwlock_unlock(&inventory->lock);
  return sum;
}
