#ifndef WAREHOUSE_H
#define WAREHOUSE_H

struct Warehouse {
  int pieces = 1000;
  int manifestLines = 0;
};

extern Warehouse warehouse;

void pick(int pieces);
void reprint();

#endif
