#include "voices.h"

HOLDWAIT_CAPACITY(8) static synth::VoicePool voices;

void note(int pitch) noexcept {
  synth::Voice voice = voices.take();
  voices.play(voice, pitch);
  voices.give(voice);
}

void chord(int root) noexcept {
  synth::Voice tonic = voices.take();
  synth::Voice third = voices.take();
  synth::Voice fifth = voices.take(); // FINDING: nested-lease
  voices.play(tonic, root);
  voices.play(third, root + 4);
  voices.play(fifth, root + 7);
  voices.give(fifth);
  voices.give(third);
  voices.give(tonic);
}
