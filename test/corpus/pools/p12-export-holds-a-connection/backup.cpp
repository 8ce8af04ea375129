#include "backup.h"

ConnectionPool connections(2);
ThreadPool workers(2);

static int format(int rows) {
  return rows * 80;
}

void audit(int table) {
  Connection connection(connections);
  connection.rows(table);
}

int exportTable(int table) {
  Connection connection(connections);
  const int rows = connection.rows(table);
  std::future<int> bytes = workers.submit([rows] { return format(rows); });
  return bytes.get(); // FINDING: resource-cycle
}
