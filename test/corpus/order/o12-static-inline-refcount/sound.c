#include "ref.h"

static int sound_refs = 1;

void sound_release(void) { ref_drop(&sound_refs); }
