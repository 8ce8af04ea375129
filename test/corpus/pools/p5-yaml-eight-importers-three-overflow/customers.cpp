#include "importer.h"

int customerOf(int file) {
  sql::Checkout lookup(engine); // FINDING: nested-lease
  return lookup.execute("select customer from files where id = ?", file);
}
