#ifndef STATISTICS_H
#define STATISTICS_H

#include "cache.h"

void collectStatistics(Cache &cache);
void printStatistics(const Cache &cache);

#endif
