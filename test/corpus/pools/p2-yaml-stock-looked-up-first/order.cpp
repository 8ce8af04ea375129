#include "stock.h"

static bool blocked(const std::string &query) noexcept {
  db::Connection *connection = shopDatabase.acquire();
  int rows = connection->execute(query);
  shopDatabase.release(connection);
  return rows != 0;
}

bool placeOrder(int customer, int article) {
  if (blocked("select blocked from customers where id = " + std::to_string(customer)))
    return false;
  if (stock::left(article) == 0)
    return false;
  db::Lease connection(shopDatabase);
  return connection->execute("insert into orders values (" + std::to_string(article) + ")") == 1;
}
