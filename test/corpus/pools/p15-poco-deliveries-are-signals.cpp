// ROW: P15
// VERDICT: ok
// FINDINGS:
// WHY: the semaphore begins with nothing and counts what the van has brought: two waits for flour hold nothing.
#include <Poco/Semaphore.h>

#include <thread>

class Store {
public:
  explicit Store(int sacks) : flour_(sacks, 10) {}

  void deliver() { flour_.set(); }
  bool look() { return flour_.tryWait(10); }
  void take() { flour_.wait(); }

private:
  Poco::Semaphore flour_;
};

void bake(Store &store) {
  if (!store.look())
    store.take();
  store.take();
}

int main() {
  Store store(0);
  std::thread baker([&] { bake(store); });
  std::thread second([&] { bake(store); });
  for (int i = 0; i < 6; ++i)
    store.deliver();
  baker.join();
  second.join();
}
