#include "shop.h"

long Stock::take(const std::string &article) {
  const auto found = pieces_.find(article);
  if (found == pieces_.end() || found->second == 0)
    return 0;
  --found->second;
  return 1;
}

void Stock::add(const std::string &article, long pieces) { pieces_[article] += pieces; }

void Sales::record(const std::string &article, long pieces) { sold_[article] += pieces; }

long Sales::total(const std::string &article) const {
  const auto found = sold_.find(article);
  return found == sold_.end() ? 0 : found->second;
}

void Shop::sell(const std::string &article) { sales_->record(article, stock_->take(article)); }

/// As much as was sold so far.
void Shop::restock(const std::string &article) { stock_->add(article, sales_->total(article)); }
