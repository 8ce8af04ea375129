#include "audit.h"
#include "connection_pool.h"

#include <optional>

int monthlyReport(int month) {
  std::optional<db::Lease> connection(db::connections.acquire());
  const int rows = (*connection)->query("select sum(amount) from bookings group by account");
  connection.reset();
  audit::record("monthly report");
  return rows - month;
}
