#include "shop.h"

Shop::Shop(std::size_t connections, const std::string &database) : pool_(connections) {
  for (std::size_t i = 0; i < connections; ++i)
    pool_.at(i).open(database);
}

std::string Shop::customerName(int customer) {
  soci::session sql(pool_);
  std::string name;
  sql << "select name from customers where id = :id", soci::use(customer), soci::into(name);
  return name;
}
