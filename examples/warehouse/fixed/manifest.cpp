#include "manifest.h"

namespace warehouse {

void addToManifest(Stock &stock, const StockHold &, ElementId element) {
  stock.manifest.push_back(element);
}

} // namespace warehouse
