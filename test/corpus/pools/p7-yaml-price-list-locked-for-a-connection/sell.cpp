#include "prices.h"

sql::QueuePool engine("tcp://localhost/shop", 5, 10);

namespace {
int turnover = 0;
}

void sell(int article) {
  sql::Checkout session(engine);
  const int sold = session.execute("update stock set number = number - 1 where id = ?", article);
  std::lock_guard<std::mutex> lock(listMutex); // FINDING: resource-cycle
  turnover += sold;
}
