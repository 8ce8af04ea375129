#include "modules.h"
#include "schedule.h"
#include "service_registry.h"

namespace app {

void setUpBilling() {
  // Invoices are rare: this module is mostly loaded days after the start, long
  // after the boots that everybody watches.
  example::schedulePoint("boot: one lock held");
  ServiceRegistry::instance().publish("billing", "tcp:ledger:7100");
}

} // namespace app
