#include "books.h"

db::ConnectionPool archive(4);

int reopenYear(int year) {
  db::Lease from(archive);
  db::Lease to(ledger); // FINDING: resource-cycle
  int rows = from->execute("delete from years where year = " + std::to_string(year));
  return to->execute("insert into bookings values (" + std::to_string(rows) + ")");
}
