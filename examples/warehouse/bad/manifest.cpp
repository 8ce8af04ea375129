#include "manifest.h"

namespace warehouse {

void addToManifest(Stock &stock, ElementId element) {
  ManifestHold manifest_hold(stock.locks);
  stock.manifest.push_back(element);
}

} // namespace warehouse
