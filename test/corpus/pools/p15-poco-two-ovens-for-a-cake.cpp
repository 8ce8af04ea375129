// ROW: P15
// VERDICT: bad
// FINDINGS: nested-lease
// LOCKS: Bakery::ovens_
// WHY: each of the bakers may hold one of the three ovens and wait for a second one.
#include <Poco/Semaphore.h>

#include <thread>
#include <vector>

class Bakery {
public:
  void bakeLayers() {
    ovens_.wait();
    bakeTopping();
    ovens_.set();
  }

private:
  void bakeTopping() {
    ovens_.wait(); // FINDING: nested-lease
    ++toppings_;
    ovens_.set();
  }

  Poco::Semaphore ovens_{3};
  int toppings_ = 0;
};

int main() {
  Bakery bakery;
  std::vector<std::thread> bakers;
  for (int i = 0; i < 5; ++i)
    bakers.emplace_back([&bakery] { bakery.bakeLayers(); });
  for (std::thread &baker : bakers)
    baker.join();
}
