// ROW: P6
// VERDICT: bad
// FINDINGS: resource-cycle
// LOCKS: Kitchen::stoves_ Kitchen::ovens_ Kitchen::mixers_
// FLAGS: -std=c++20
// WHY: roast() goes from stove to oven, bake() from oven to mixer and whip() from mixer to stove: no two of them close a cycle, all three do.
#include <semaphore>

class Kitchen {
public:
  int roast(int minutes) {
    stoves_.acquire();
    ovens_.acquire(); // FINDING: resource-cycle
    ovens_.release();
    stoves_.release();
    return minutes;
  }

  int bake(int minutes) {
    ovens_.acquire();
    mixers_.acquire(); // FINDING: resource-cycle
    mixers_.release();
    ovens_.release();
    return minutes;
  }

  int whip(int minutes) {
    mixers_.acquire();
    stoves_.acquire(); // FINDING: resource-cycle
    stoves_.release();
    mixers_.release();
    return minutes;
  }

private:
  std::counting_semaphore<> stoves_{4};
  std::counting_semaphore<> ovens_{2};
  std::counting_semaphore<> mixers_{2};
};

static Kitchen kitchen;

int dinner(int guests) { return kitchen.roast(40 + guests); }
int bread(int loaves) { return kitchen.bake(30 + loaves); }
int dessert(int bowls) { return kitchen.whip(5 * bowls); }
