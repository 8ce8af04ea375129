#pragma once

#include "driver.h"

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

class Registry {
public:
  std::size_t install(const std::string &name);
  void addSymbol(const std::string &symbol);

private:
  std::mutex mutex_;
  std::set<std::string> symbols_;
  std::vector<std::unique_ptr<Driver>> drivers_;
};
