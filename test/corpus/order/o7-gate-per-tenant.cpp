// ROW: O7
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: billingMutex usageMutex
// WHY: each tenant has a gate of its own, so two tenants are not kept apart when they invert the two global locks.
#include <mutex>
#include <thread>

static std::mutex billingMutex;
static long billedCents = 0;
static std::mutex usageMutex;
static long usedMinutes = 0;

class Tenant {
public:
  void charge() {
    std::lock_guard<std::mutex> gate(gate_);
    std::lock_guard<std::mutex> billing(billingMutex);
    billedCents += 100;
    std::lock_guard<std::mutex> usage(usageMutex); // FINDING: lock-order-cycle
    usedMinutes -= 1;
  }

  void measure(long minutes) {
    std::lock_guard<std::mutex> gate(gate_);
    std::lock_guard<std::mutex> usage(usageMutex);
    usedMinutes += minutes;
    std::lock_guard<std::mutex> billing(billingMutex); // FINDING: lock-order-cycle
    billedCents += minutes * 2;
  }

private:
  std::mutex gate_;
};

static Tenant northTenant;
static Tenant southTenant;

int main() {
  std::thread north([] { northTenant.charge(); });
  std::thread south([] { southTenant.measure(30); });
  north.join();
  south.join();
}
