#pragma once

#include "thread_pool.h"

#include <functional>

/// Runs body(0) ... body(count - 1) on the pool and waits for all of them.
void parallelFor(ThreadPool &pool, int count, const std::function<void(int)> &body);
