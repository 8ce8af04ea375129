#include "ref.h"

static int texture_refs = 1;

void texture_release(void) { ref_drop(&texture_refs); }
