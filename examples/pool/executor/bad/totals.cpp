#include "sales.h"

#include <future>
#include <vector>

namespace shop {

long totalSales(Workers &workers, int shop) {
  std::vector<std::future<long>> regions;
  for (int region = 0; region < kRegions; ++region)
    regions.push_back(workers.submit([=] { return salesOf(shop, region); }));
  long total = 0;
  for (std::future<long> &region : regions)
    total += region.get();
  return total;
}

} // namespace shop
