// ROW: I2
// VERDICT: ok
// FINDINGS:
// WHY: one question of the addresses is asked twice; whatever its answer, the account at the lower address is locked first.
#include <mutex>
#include <thread>

struct Account { std::mutex mu; long balance = 0; };

void log(const char *);

void order(Account &from, Account &to, long n) {
  const bool up = &from < &to;
  if (up) {
    std::lock_guard<std::mutex> a(from.mu);
    std::lock_guard<std::mutex> b(to.mu);
    to.balance += n;
  }
  log("half");
  if (!up) {
    std::lock_guard<std::mutex> b(to.mu);
    std::lock_guard<std::mutex> a(from.mu);
    from.balance -= n;
  }
}

Account x, y;

int main() {
  std::thread t([] { order(x, y, 1); }), u([] { order(y, x, 1); });
  t.join(); u.join();
}
