#include "voices.h"

#include <mutex>

HOLDWAIT_CAPACITY(8) static synth::VoicePool voices;
static std::mutex scoreMutex;
static int position = 0;

void playNext() noexcept {
  std::lock_guard<std::mutex> score(scoreMutex);
  synth::Voice voice = voices.take(); // FINDING: resource-cycle
  voices.play(voice, ++position);
  voices.give(voice);
}

void improvise(int pitch) noexcept {
  synth::Voice voice = voices.take();
  {
    std::lock_guard<std::mutex> score(scoreMutex); // FINDING: resource-cycle
    position += pitch % 2;
  }
  voices.play(voice, pitch);
  voices.give(voice);
}
