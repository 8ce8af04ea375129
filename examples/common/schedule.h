/// Forces the one interleaving that production meets once a week.

#pragma once

namespace example {

/// Waits until `parties` threads have reached the point called `name`, or for
/// about 300 ms when they cannot: a cured program lets only one thread get
/// here at a time, and must go on. A point opens once; later callers pass.
///
/// Holds no lock and waits on no condition, so it adds nothing to what the
/// example shows. At most 8 different names per program.
void schedulePoint(const char *name, int parties = 2);

} // namespace example
