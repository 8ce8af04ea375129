// ROW: P5
// VERDICT: ok
// FINDINGS:
// SAFE: copyAll()::pool
// WHY: Whoever calls copyAll() gets a pool for that call, and in it two threads that need two sessions each: with three there is always one that goes on.
#include <soci/soci.h>

#include <string>
#include <thread>

static void copyTable(soci::connection_pool &pool, const std::string &table) {
  soci::session from(pool);
  soci::session to(pool);
  int rows = 0;
  from << "select count(*) from " << table, soci::into(rows);
  to << "insert into copied(name, rows) values(:n, :r)", soci::use(table), soci::use(rows);
}

void copyAll(const std::string &parameters) {
  soci::connection_pool pool(3);
  for (std::size_t i = 0; i != 3; ++i)
    pool.at(i).open(parameters);
  std::thread orders([&] { copyTable(pool, "orders"); });
  std::thread customers([&] { copyTable(pool, "customers"); });
  orders.join();
  customers.join();
}
