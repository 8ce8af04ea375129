#include "codec.h"

static int stage_14(int v) { return stage_15(v - 7); }
static int stage_13(int v) { return stage_14(v ^ 0x55); }
static int stage_12(int v) { return stage_13(v + 3); }
static int stage_11(int v) { return stage_12(v & 0xfff); }
static int stage_10(int v) { return stage_11(v | 1); }
static int stage_09(int v) { return stage_10(v * 2); }
static int stage_08(int v) { return stage_09(v - 7); }
static int stage_07(int v) { return stage_08(v ^ 0x55); }
static int stage_06(int v) { return stage_07(v + 3); }
static int stage_05(int v) { return stage_06(v & 0xfff); }
static int stage_04(int v) { return stage_05(v | 1); }
static int stage_03(int v) { return stage_04(v * 2); }
static int stage_02(int v) { return stage_03(v - 7); }
int stage_01(int v) { return stage_02(v ^ 0x55); }
