#include "importer.h"

int customerOf(int file) {
  sql::Checkout lookup(engine);
  return lookup.execute("select customer from files where id = ?", file);
}
