#ifndef INVENTORY_H
#define INVENTORY_H

#include <pthread.h>

#define ARTICLES 32

struct inventory {
  pthread_rwlock_t lock;
  int pieces[ARTICLES];
  int prices[ARTICLES];
};

int inventory_init(struct inventory *inventory);
int inventory_price(struct inventory *inventory, int article);
long inventory_value(struct inventory *inventory);
void inventory_restock(struct inventory *inventory, int article, int pieces);

#endif
