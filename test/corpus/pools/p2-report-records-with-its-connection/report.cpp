#include "audit.h"
#include "connection_pool.h"

int monthlyReport(int month) {
  db::Lease connection = db::connections.acquire();
  const int rows = connection->query("select sum(amount) from bookings group by account");
  audit::record("monthly report");
  return rows - month;
}
