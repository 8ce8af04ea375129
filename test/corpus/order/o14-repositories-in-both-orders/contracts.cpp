#include "repository.h"

void addContract(int id, int customer) {
  auto &contracts = Repository<Contract>::instance();
  auto &customers = Repository<Customer>::instance();
  auto contractsLock = contracts.lock();
  auto customersLock = customers.lock();
  contracts.rows()[id] = {id, customer};
  ++customers.rows()[customer].contracts;
}
