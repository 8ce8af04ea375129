// ROW: P5
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: copyAll()::pool
// NEEDS: 3
// DEPTH: 2
// WHY: Whoever calls copyAll() gets a pool for that call, and in it two threads that hold one session each while they wait for another of the two there are.
#include <soci/soci.h>

#include <string>
#include <thread>

static void copyTable(soci::connection_pool &pool, const std::string &table) {
  soci::session from(pool);
  soci::session to(pool); // FINDING: nested-lease
  int rows = 0;
  from << "select count(*) from " << table, soci::into(rows);
  to << "insert into copied(name, rows) values(:n, :r)", soci::use(table), soci::use(rows);
}

void copyAll(const std::string &parameters) {
  soci::connection_pool pool(2);
  for (std::size_t i = 0; i != 2; ++i)
    pool.at(i).open(parameters);
  std::thread orders([&] { copyTable(pool, "orders"); });
  std::thread customers([&] { copyTable(pool, "customers"); });
  orders.join();
  customers.join();
}
