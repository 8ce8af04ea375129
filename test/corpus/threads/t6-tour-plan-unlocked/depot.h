#pragma once

#include <condition_variable>
#include <mutex>
#include <shared_mutex>

namespace depot {

extern std::mutex planMutex;
extern int planned;

extern std::shared_mutex stockMutex;
extern std::condition_variable_any stockChanged;
extern int stock;

void planTour();
void deliver(int pieces);

} // namespace depot
