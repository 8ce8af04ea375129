#include "orders.h"
#include "audit.h"
#include "schedule.h"

namespace shop {

void placeOrder(SessionPool &pool, const std::string &article) {
  Lease lease = pool.lease();
  lease.session().execute("BEGIN");
  lease.session().execute("INSERT INTO orders VALUES (?)", article);
  // A load spike: every customer has got this far.
  example::schedulePoint("pool: one session leased", kCheckouts);
  // Inside the transaction: an order that fails must leave no trace.
  recordEvent(lease.session(), "ordered " + article);
  lease.session().execute("COMMIT");
}

} // namespace shop
