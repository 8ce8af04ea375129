#include "audio.h"

void Recorder::record(int sample) {
  track_.beginEdit();
  track_.append(sample * mixer_.level());
  track_.endEdit();
}
