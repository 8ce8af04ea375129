// ROW: O5
// VERDICT: ok
// FINDINGS:
// GATE: Catalogue::gate_
// WHY: reprice() and offer() invert products and prices, but both do it under the gate of the same catalogue.
#include <map>
#include <mutex>
#include <string>

class Catalogue {
public:
  void reprice(double factor) {
    std::lock_guard<std::mutex> gate(gate_);
    std::lock_guard<std::mutex> productsLock(productsMutex_);
    for (const auto &[name, id] : products_) {
      std::lock_guard<std::mutex> pricesLock(pricesMutex_);
      prices_[id] *= factor;
    }
  }

  void offer(const std::string &name, int id, double price) {
    std::lock_guard<std::mutex> gate(gate_);
    std::lock_guard<std::mutex> pricesLock(pricesMutex_);
    prices_[id] = price;
    std::lock_guard<std::mutex> productsLock(productsMutex_);
    products_[name] = id;
  }

  double price(int id) {
    std::lock_guard<std::mutex> pricesLock(pricesMutex_);
    return prices_[id];
  }

private:
  std::mutex gate_;
  std::mutex productsMutex_;
  std::map<std::string, int> products_;
  std::mutex pricesMutex_;
  std::map<int, double> prices_;
};
