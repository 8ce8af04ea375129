#include "repository.h"

void removeCustomer(int id) {
  auto &customers = Repository<Customer>::instance();
  auto &contracts = Repository<Contract>::instance();
  auto customersLock = customers.lock();
  auto contractsLock = contracts.lock();
  customers.rows().erase(id);
  contracts.rows().erase(id);
}
