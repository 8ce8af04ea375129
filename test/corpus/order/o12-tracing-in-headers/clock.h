#ifndef TRACE_CLOCK_H
#define TRACE_CLOCK_H

#include <mutex>

namespace trace {

inline std::mutex spansMutex;
inline int openSpans = 0;
inline std::mutex clockMutex;
inline long ticks = 0;

/// Sets the clock back to zero when no span is open.
inline bool resetClock() {
  std::lock_guard<std::mutex> clockLock(clockMutex);
  std::lock_guard<std::mutex> spansLock(spansMutex); // FINDING: lock-order-cycle
  if (openSpans != 0)
    return false;
  ticks = 0;
  return true;
}

} // namespace trace

#endif
