#ifndef GATES_H
#define GATES_H

#include <holdwait/holdwait.h>

namespace station {

/// The gates of the bus station. A library; its sources are not ours.
class HOLDWAIT_POOL Gates {
public:
  /// Further gates are set up in the yard while all of the station's are taken.
  Gates(HOLDWAIT_UNITS int gates, HOLDWAIT_OVERFLOW int inTheYard, int firstNumber);

  int enter() noexcept HOLDWAIT_LEASE;
  void leave(int gate) noexcept HOLDWAIT_RETURN;
};

} // namespace station

#endif
