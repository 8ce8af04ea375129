#include "backup.h"

#include <thread>

static void exportAll(int firstTable) {
  for (int table = firstTable; table < firstTable + 20; ++table)
    exportTable(table);
}

int main() {
  std::thread customers(exportAll, 0);
  std::thread orders(exportAll, 20);
  for (int table = 0; table < 40; ++table)
    workers.submit([table] { audit(table); });
  customers.join();
  orders.join();
}
