#include "importer.h"

void importFile(int file) {
  sql::Checkout session(engine);
  session.execute("insert into imports values (?)", customerOf(file));
}
