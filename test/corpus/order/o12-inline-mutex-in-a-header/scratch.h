#ifndef SCRATCH_H
#define SCRATCH_H

#include <mutex>
#include <string>

inline std::mutex scratchMutex;
inline std::string scratch; // guarded by scratchMutex

#endif
