#include "price_cache.h"

#include "session_pool.h"

PriceCache priceCache;

int PriceCache::price(int article) {
  {
    std::lock_guard lock(mutex_);
    auto known = prices_.find(article);
    if (known != prices_.end())
      return known->second;
  }
  auto session = remote::priceSessions.checkOut();
  int price = session->fetch(article);
  std::lock_guard lock(mutex_);
  return prices_[article] = price;
}

void PriceCache::refresh(int article) {
  auto session = remote::priceSessions.checkOut();
  int price = session->fetch(article);
  std::lock_guard lock(mutex_);
  prices_[article] = price;
}
