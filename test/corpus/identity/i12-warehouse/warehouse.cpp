#include "warehouse.h"

#include "lock_service.h"

Warehouse warehouse;

void pick(int pieces) {
  lockService.acquire(Resource::Element);
  warehouse.pieces -= pieces;
  lockService.acquire(Resource::Manifest);
  ++warehouse.manifestLines;
  lockService.release(Resource::Manifest);
  lockService.release(Resource::Element);
}

void reprint() {
  lockService.acquire(Resource::Manifest);
  lockService.acquire(Resource::Element);
  warehouse.manifestLines = warehouse.pieces == 0 ? 0 : 1;
  lockService.release(Resource::Element);
  lockService.release(Resource::Manifest);
}
