#include "warehouse.h"

#include "lock_service.h"

Warehouse warehouse;

void pick(int pieces) {
  const ElementAndManifest locked;
  warehouse.pieces -= pieces;
  ++warehouse.manifestLines;
}

void reprint() {
  const ElementAndManifest locked;
  warehouse.manifestLines = warehouse.pieces == 0 ? 0 : 1;
}
