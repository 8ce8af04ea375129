#ifndef BUS_H
#define BUS_H

#include "gates.h"

void changeDriver(station::Gates &gates, int bus);

#endif
