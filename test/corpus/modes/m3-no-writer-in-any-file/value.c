#include "inventory.h"
#include "inventory_lock.h"

pthread_rwlock_t inventory_lock = PTHREAD_RWLOCK_INITIALIZER;

static const int pieces[ARTICLES] = {12, 3, 40};

long inventory_value(void) {
  long sum = 0;
  pthread_rwlock_rdlock(&inventory_lock);
  for (int article = 0; article < ARTICLES; article++)
    sum += (long)pieces[article] * inventory_price(article);
  pthread_rwlock_unlock(&inventory_lock);
  return sum;
}
