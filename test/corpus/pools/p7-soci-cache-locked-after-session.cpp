// ROW: P7
// VERDICT: ok
// FINDINGS:
// WHY: nobody waits for a session with the cache locked: price() unlocks it before it asks the database and locks it again for the result.
#include <soci/soci.h>

#include <cstddef>
#include <map>
#include <mutex>

class Prices {
public:
  explicit Prices(std::size_t connections) : pool_(connections) {}

  double price(int article) {
    {
      std::lock_guard<std::mutex> lock(cacheMutex_);
      const auto known = cache_.find(article);
      if (known != cache_.end())
        return known->second;
    }
    double price = 0.0;
    soci::session sql(pool_);
    sql << "select price from articles where id = :id", soci::use(article), soci::into(price);
    std::lock_guard<std::mutex> lock(cacheMutex_);
    cache_[article] = price;
    return price;
  }

  void update(int article, double price) {
    soci::session sql(pool_);
    sql << "update articles set price = :price where id = :id", soci::use(price), soci::use(article);
    std::lock_guard<std::mutex> lock(cacheMutex_);
    cache_.erase(article);
  }

private:
  soci::connection_pool pool_;
  std::mutex cacheMutex_;
  std::map<int, double> cache_;
};

Prices &prices() {
  static Prices instance(4);
  return instance;
}
