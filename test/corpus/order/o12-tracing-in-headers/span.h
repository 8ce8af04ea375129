#ifndef TRACE_SPAN_H
#define TRACE_SPAN_H

#include "clock.h"

namespace trace {

/// Opens a span and returns when it began.
inline long beginSpan() {
  std::lock_guard<std::mutex> spansLock(spansMutex);
  ++openSpans;
  std::lock_guard<std::mutex> clockLock(clockMutex); // FINDING: lock-order-cycle
  return ++ticks;
}

inline void endSpan() {
  std::lock_guard<std::mutex> spansLock(spansMutex);
  --openSpans;
}

} // namespace trace

#endif
