#include "codec.h"

static int stage_27(int v) { return stage_28(v * 2); }
static int stage_26(int v) { return stage_27(v - 7); }
static int stage_25(int v) { return stage_26(v ^ 0x55); }
static int stage_24(int v) { return stage_25(v + 3); }
static int stage_23(int v) { return stage_24(v & 0xfff); }
static int stage_22(int v) { return stage_23(v | 1); }
static int stage_21(int v) { return stage_22(v * 2); }
static int stage_20(int v) { return stage_21(v - 7); }
static int stage_19(int v) { return stage_20(v ^ 0x55); }
static int stage_18(int v) { return stage_19(v + 3); }
static int stage_17(int v) { return stage_18(v & 0xfff); }
static int stage_16(int v) { return stage_17(v | 1); }
int stage_15(int v) { return stage_16(v * 2); }
