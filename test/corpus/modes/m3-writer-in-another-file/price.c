#include "inventory.h"

int inventory_price(struct inventory *inventory, int article) {
  int price;
  pthread_rwlock_rdlock(&inventory->lock); // FINDING: self-deadlock
  price = inventory->prices[article];
  pthread_rwlock_unlock(&inventory->lock);
  return price;
}
