#include "codec.h"

static int stage_40(int v) { return palette_nearest(v | 1); }
static int stage_39(int v) { return stage_40(v * 2); }
static int stage_38(int v) { return stage_39(v - 7); }
static int stage_37(int v) { return stage_38(v ^ 0x55); }
static int stage_36(int v) { return stage_37(v + 3); }
static int stage_35(int v) { return stage_36(v & 0xfff); }
static int stage_34(int v) { return stage_35(v | 1); }
static int stage_33(int v) { return stage_34(v * 2); }
static int stage_32(int v) { return stage_33(v - 7); }
static int stage_31(int v) { return stage_32(v ^ 0x55); }
static int stage_30(int v) { return stage_31(v + 3); }
static int stage_29(int v) { return stage_30(v & 0xfff); }
int stage_28(int v) { return stage_29(v | 1); }
