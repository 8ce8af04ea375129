#pragma once

#include "connection_pool.h"
#include "thread_pool.h"

extern ConnectionPool connections;
extern ThreadPool workers;

void audit(int table);
int exportTable(int table);
