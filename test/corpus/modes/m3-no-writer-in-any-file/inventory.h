#ifndef INVENTORY_H
#define INVENTORY_H

#define ARTICLES 32

int inventory_price(int article);
long inventory_value(void);

#endif
