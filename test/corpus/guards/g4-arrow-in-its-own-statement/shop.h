#pragma once

#include "guarded.h"

#include <map>
#include <string>

class Stock {
public:
  long take(const std::string &article);
  void add(const std::string &article, long pieces);

private:
  std::map<std::string, long> pieces_;
};

class Sales {
public:
  void record(const std::string &article, long pieces);
  long total(const std::string &article) const;

private:
  std::map<std::string, long> sold_;
};

class Shop {
public:
  void sell(const std::string &article);
  void restock(const std::string &article);

private:
  Guarded<Stock> stock_;
  Guarded<Sales> sales_;
};
