// ROW: F1
// VERDICT: ok
// FINDINGS:
// WHY: both questions get the same answer, because nothing changes the number of writers in between.
#include <mutex>

class Ledger {
public:
  explicit Ledger(int writers) : writers_(writers) {}

  void post(long amount) {
    if (isShared())
      mutex_.lock();
    balance_ += amount;
    if (isShared())
      mutex_.unlock();
  }

private:
  bool isShared() const { return writers_ > 1; }

  int writers_;
  long balance_ = 0;
  std::mutex mutex_;
};

int main() {
  Ledger ledger(2);
  ledger.post(10);
  ledger.post(-3);
}
