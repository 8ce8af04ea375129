#include "audit.h"
#include "connection_pool.h"

int monthlyReport(int month) {
  int rows = 0;
  {
    db::Lease connection = db::connections.acquire();
    rows = connection->query("select sum(amount) from bookings group by account");
    rows += connection->query("select count(*) from accounts");
  }
  audit::record("monthly report");
  return rows - month;
}
