#include "books.h"

db::ConnectionPool ledger(8);

int closeYear(int year) {
  db::Lease from(ledger);
  db::Lease to(archive); // FINDING: resource-cycle
  int rows = from->execute("delete from bookings where year = " + std::to_string(year));
  return to->execute("insert into years values (" + std::to_string(rows) + ")");
}
