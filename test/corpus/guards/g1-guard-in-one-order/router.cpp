#include "locker.h"

#include <map>
#include <vector>

using util::Locker;

namespace {
std::mutex logMutex;
std::vector<int> logged;
std::mutex tableMutex;
std::map<int, int> table;
} // namespace

int route(int address) {
  int port = -1;
  {
    Locker tableLock(tableMutex);
    auto found = table.find(address);
    if (found != table.end())
      port = found->second;
  }
  Locker logLock(logMutex);
  logged.push_back(port);
  return port;
}

void learn(int address, int port) {
  Locker logLock(logMutex);
  logged.push_back(-port);
  Locker tableLock(tableMutex);
  table[address] = port;
}

void forget(int address) {
  Locker logLock(logMutex);
  Locker tableLock(tableMutex);
  if (table.erase(address) != 0)
    logged.push_back(address);
}
