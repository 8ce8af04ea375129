#include "pmutex.h"

#include <map>
#include <set>
#include <thread>

static PMutex routesLock;
static std::map<int, int> routes;
static PMutex neighboursLock;
static std::set<int> neighbours;

static void advertise() {
  LOCK_SCOPE(routesLock);
  LOCK_SCOPE(neighboursLock);
  for (int neighbour : neighbours)
    routes[neighbour] = 1;
}

static void expire() {
  LOCK_SCOPE(neighboursLock);
  neighbours.clear();
  LOCK_SCOPE(routesLock);
  routes.clear();
}

int main() {
  std::thread advertiser(advertise);
  std::thread reaper(expire);
  advertiser.join();
  reaper.join();
}
