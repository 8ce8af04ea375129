// ROW: P1
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: Census::pool_
// DEPTH: 2
// WHY: close() drops the database connection, not the place in the pool, which comes back when the session ends; sync() waits for a second place with the first still taken.
#include <soci/soci.h>

#include <cstddef>
#include <string>
#include <vector>

class Census {
public:
  explicit Census(std::size_t connections) : pool_(connections) {}

  void sync(const std::string &source, const std::string &target) {
    std::vector<int> ages(1000);
    soci::session reader(pool_);
    reader.open(source);
    reader << "select age from people", soci::into(ages);
    reader.close();

    soci::session writer(pool_); // FINDING: nested-lease
    writer.open(target);
    writer << "insert into ages values (:age)", soci::use(ages);
    writer.close();
  }

private:
  soci::connection_pool pool_;
};

void syncAll(Census &census, const std::vector<std::string> &sources) {
  for (const std::string &source : sources)
    census.sync(source, "postgresql://dbname=census");
}
