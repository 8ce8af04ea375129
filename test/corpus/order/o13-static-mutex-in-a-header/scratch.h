#ifndef SCRATCH_H
#define SCRATCH_H

#include <mutex>
#include <string>

static std::mutex scratchMutex;
static std::string scratch; // one for each unit, guarded by its scratchMutex

#endif
