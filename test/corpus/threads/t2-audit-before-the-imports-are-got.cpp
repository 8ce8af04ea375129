// ROW: T2
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: stock::Prices::mutex stock::Shelf::mutex
// WHY: main audits while the imports may still run, which take the two locks the other way round.
#include <future>
#include <map>
#include <mutex>
#include <numeric>
#include <string>
#include <vector>

namespace stock {

struct Shelf {
  std::mutex mutex;
  std::map<std::string, int> pieces;
};

struct Prices {
  std::mutex mutex;
  std::map<std::string, long> cents;
};

static Shelf shelf;
static Prices prices;

static int import(const std::vector<std::string> &articles) {
  int count = 0;
  for (const std::string &article : articles) {
    std::lock_guard<std::mutex> onShelf(shelf.mutex);
    ++shelf.pieces[article];
    std::lock_guard<std::mutex> inPrices(prices.mutex); // FINDING: lock-order-cycle
    prices.cents.try_emplace(article, 100);
    ++count;
  }
  return count;
}

static long audit() {
  std::lock_guard<std::mutex> inPrices(prices.mutex);
  std::lock_guard<std::mutex> onShelf(shelf.mutex); // FINDING: lock-order-cycle
  long value = 0;
  for (const auto &[article, cents] : prices.cents)
    value += cents * shelf.pieces[article];
  return value;
}

} // namespace stock

int main() {
  std::vector<std::future<int>> imports;
  for (const char *supplier : {"north", "south", "west"})
    imports.push_back(std::async(std::launch::async, stock::import,
                                 std::vector<std::string>{supplier, "screws"}));
  const long value = stock::audit();
  const int count = std::accumulate(imports.begin(), imports.end(), 0,
                                    [](int sum, std::future<int> &done) { return sum + done.get(); });
  return value < count;
}
