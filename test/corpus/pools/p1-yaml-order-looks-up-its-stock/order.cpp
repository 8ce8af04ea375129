#include "stock.h"

bool placeOrder(int customer, int article) {
  db::Lease connection(shopDatabase);
  if (connection->execute("select blocked from customers where id = " + std::to_string(customer)) != 0)
    return false;
  if (stock::left(article) == 0)
    return false;
  return connection->execute("insert into orders values (" + std::to_string(article) + ")") == 1;
}
