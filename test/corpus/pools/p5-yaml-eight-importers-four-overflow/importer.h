#ifndef IMPORTER_H
#define IMPORTER_H

#include "queue_pool.h"

constexpr int importers = 8;

extern sql::QueuePool engine;

void importFile(int file);
int customerOf(int file);

#endif
