#pragma once

#include "lock_service.h"

namespace warehouse {

/// Both locks of the stock, until the end of the scope. The one place that
/// takes both, and so the one place that knows their order: element first.
class StockHold {
public:
  explicit StockHold(LockService &locks) : locks_(locks) {
    locks_.acquireElement();
    locks_.acquireManifest();
  }
  ~StockHold() {
    locks_.releaseManifest();
    locks_.releaseElement();
  }
  StockHold(const StockHold &) = delete;
  StockHold &operator=(const StockHold &) = delete;

private:
  LockService &locks_;
};

} // namespace warehouse
