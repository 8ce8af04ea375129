#include "voices.h"

HOLDWAIT_CAPACITY(8) static synth::VoicePool voices;

void note(int pitch) noexcept {
  synth::Voice voice = voices.take();
  voices.play(voice, pitch);
  voices.give(voice);
}

void chord(int root) noexcept {
  synth::Voice tonic = voices.take();
  voices.play(tonic, root);
  synth::Voice fifth = 0;
  if (voices.tryTake(fifth)) {
    voices.play(fifth, root + 7);
    voices.give(fifth);
  }
  voices.give(tonic);
}
