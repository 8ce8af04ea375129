#pragma once

#include <soci/soci.h>

#include <cstddef>
#include <string>
#include <vector>

class Shop {
public:
  Shop(std::size_t connections, const std::string &database);

  std::string customerName(int customer);
  std::vector<std::string> monthlyReport(int month);

private:
  soci::connection_pool pool_;
};
