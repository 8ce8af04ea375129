#ifndef VOICES_H
#define VOICES_H

#include <holdwait/holdwait.h>

namespace synth {

using Voice = int;

/// The voices of the sound card. The vendor's library; its sources are not ours.
class HOLDWAIT_POOL VoicePool {
public:
  VoicePool();
  Voice take() noexcept HOLDWAIT_LEASE;
  bool tryTake(Voice &voice) noexcept HOLDWAIT_TRY_LEASE(true);
  void give(Voice voice) noexcept HOLDWAIT_RETURN;
  void play(Voice voice, int pitch) noexcept;
};

} // namespace synth

#endif
