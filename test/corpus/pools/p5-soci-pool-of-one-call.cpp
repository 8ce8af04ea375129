// ROW: P5
// VERDICT: ok
// FINDINGS:
// SAFE: ConnectionCheck::sequential()::pool
// WHY: The pool lives as long as one call, whose thread is the only one that leases from it: three sessions of ten.
#include <soci/soci.h>

#include <string>
#include <utility>

class ConnectionCheck {
public:
  explicit ConnectionCheck(std::string parameters) : parameters_(std::move(parameters)) {}
  void sequential();

private:
  std::string parameters_;
};

void ConnectionCheck::sequential() {
  const std::size_t poolSize = 10;
  soci::connection_pool pool(poolSize);
  for (std::size_t i = 0; i != poolSize; ++i)
    pool.at(i).open(parameters_);
  for (std::size_t i = 0; i != poolSize; ++i) {
    soci::session first(pool);
    soci::session sql(pool);
    soci::session last(pool);
    sql << "insert into checks(n) values(" << i << ")";
  }
}
