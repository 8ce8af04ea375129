#ifndef PRICES_H
#define PRICES_H

#include "queue_pool.h"

#include <mutex>

extern sql::QueuePool engine;
extern std::mutex listMutex;

void refresh(int article);
void sell(int article);

#endif
