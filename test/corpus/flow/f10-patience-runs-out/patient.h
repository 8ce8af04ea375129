#pragma once

#include <mutex>

/// Tries a few times before it blocks, to keep the fast path cheap.
std::unique_lock<std::mutex> lockPatiently(std::mutex &mutex);
