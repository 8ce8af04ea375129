#include "shop.h"

std::vector<std::string> Shop::monthlyReport(int month) {
  soci::session sql(pool_);
  std::vector<std::string> lines;
  soci::rowset<soci::row> orders =
      (sql.prepare << "select customer, total from orders where month = :month", soci::use(month));
  for (const soci::row &order : orders)
    lines.push_back(customerName(order.get<int>(0)) + ": " + std::to_string(order.get<double>(1)));
  return lines;
}
