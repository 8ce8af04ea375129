#include "ref.h"

static int font_refs = 1;

void font_release(void) { ref_drop(&font_refs); }
