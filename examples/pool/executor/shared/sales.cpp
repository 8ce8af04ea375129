#include "sales.h"

namespace shop {

long salesOf(int shop, int region) { return 100L * shop + region; }

} // namespace shop
