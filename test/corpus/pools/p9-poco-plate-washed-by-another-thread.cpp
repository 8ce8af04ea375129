// ROW: P9
// VERDICT: low
// FINDINGS: nested-lease
// LOCKS: Kitchen::plates_
// WHY: serve() waits for a second plate with one in hand, but that one is given back by the thread it has started.
#include <Poco/ObjectPool.h>

#include <string>
#include <thread>

struct Plate {
  std::string meal;
};

class Kitchen {
public:
  void serve() {
    Plate *first = plates_.borrowObject();
    std::thread dishwasher([this, first] { plates_.returnObject(first); });
    Plate *second = plates_.borrowObject(1000); // FINDING: nested-lease
    dishwasher.join();
    plates_.returnObject(second);
  }

private:
  Poco::ObjectPool<Plate, Plate *> plates_{1, 1};
};

int main() {
  Kitchen kitchen;
  std::thread other([&kitchen] { kitchen.serve(); });
  kitchen.serve();
  other.join();
}
