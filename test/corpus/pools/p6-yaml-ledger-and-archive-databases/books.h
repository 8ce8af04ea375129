#ifndef BOOKS_H
#define BOOKS_H

#include "db.h"

extern db::ConnectionPool ledger;
extern db::ConnectionPool archive;

int closeYear(int year);
int reopenYear(int year);

#endif
