#include "shop.h"

#include <utility>

std::vector<std::string> Shop::monthlyReport(int month) {
  std::vector<std::pair<int, double>> totals;
  {
    soci::session sql(pool_);
    soci::rowset<soci::row> orders =
        (sql.prepare << "select customer, total from orders where month = :month", soci::use(month));
    for (const soci::row &order : orders)
      totals.emplace_back(order.get<int>(0), order.get<double>(1));
  }

  std::vector<std::string> lines;
  for (const auto &[customer, total] : totals)
    lines.push_back(customerName(customer) + ": " + std::to_string(total));
  return lines;
}
