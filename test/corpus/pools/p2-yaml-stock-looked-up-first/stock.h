#ifndef STOCK_H
#define STOCK_H

#include "db.h"

extern db::ConnectionPool shopDatabase;

namespace stock {
int left(int article);
}

#endif
