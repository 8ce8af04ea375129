#include "prices.h"

#include <map>

std::mutex listMutex;

namespace {
std::map<int, int> list;
}

void refresh(int article) {
  std::lock_guard<std::mutex> lock(listMutex);
  sql::Checkout session(engine); // FINDING: resource-cycle
  list[article] = session.execute("select price from articles where id = ?", article);
}
