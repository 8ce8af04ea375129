#include "ref.h"

static int mesh_refs = 1;

void mesh_release(void) { ref_drop(&mesh_refs); }
