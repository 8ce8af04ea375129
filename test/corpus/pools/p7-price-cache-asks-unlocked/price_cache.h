#ifndef PRICE_CACHE_H
#define PRICE_CACHE_H

#include <map>
#include <mutex>

class PriceCache {
public:
  /// The price of an article, asked for when it is not known.
  int price(int article);
  /// Asks for the price again.
  void refresh(int article);

private:
  std::mutex mutex_;
  std::map<int, int> prices_;
};

extern PriceCache priceCache;

#endif
