#include "ref.h"

static int shader_refs = 1;

void shader_release(void) { ref_drop(&shader_refs); }
