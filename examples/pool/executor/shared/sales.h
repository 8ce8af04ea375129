#pragma once

#include "workers.h"

namespace shop {

/// Threads for reports, and shops that ask for one at the end of a day.
constexpr int kWorkers = 2;
constexpr int kShops = 2;
constexpr int kRegions = 3;

/// What was sold in one region.
long salesOf(int shop, int region);

/// What was sold in all regions.
long totalSales(Workers &workers, int shop);

/// The report of the day; runs on a worker.
long dailyReport(Workers &workers, int shop);

} // namespace shop
