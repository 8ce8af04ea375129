#include "queue_pool.h"

namespace {

sql::QueuePool engine("tcp://localhost/reports", 2, -1);

int rate(int currency) {
  sql::Checkout session(engine);
  return session.execute("select rate from rates where currency = ?", currency);
}

} // namespace

int report(int customer) {
  sql::Checkout session(engine);
  const int currency = session.execute("select currency from customers where id = ?", customer);
  return session.execute("select sum(total) from orders where customer = ?", customer) *
         rate(currency);
}
