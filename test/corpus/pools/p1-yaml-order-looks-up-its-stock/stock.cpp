#include "stock.h"

db::ConnectionPool shopDatabase(20);

int stock::left(int article) {
  db::Lease connection(shopDatabase); // FINDING: nested-lease
  return connection->execute("select pieces from stock where article = " + std::to_string(article));
}
