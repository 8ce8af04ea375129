#include "channel_pool.h"

static int exportOne(int table) {
  Channel channel(channels);
  return table * 10;
}

int exportAll(int tables) {
  Channel channel(channels);
  int rows = 0;
  for (int table = 0; table < tables; ++table)
    rows += exportOne(table);
  return rows;
}
