// ROW: F13
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: Hall::mutex_ Till::mutex_
// WHY: the lock is a part of what opened() returns and lives as long as the structured binding, so seat() holds the hall while it waits for the till, against totals().
#include <map>
#include <mutex>
#include <string>

class Till {
public:
  void charge(long cents) {
    const std::scoped_lock lock(mutex_); // FINDING: lock-order-cycle
    cents_ += cents;
  }

  std::string totals(class Hall &hall);

private:
  std::mutex mutex_;
  long cents_ = 0;
};

class Hall {
public:
  struct Opened {
    std::unique_lock<std::mutex> lock;
    std::map<int, std::string> &seats;
    long price;
  };

  /// The seats, locked.
  Opened opened() {
    std::unique_lock<std::mutex> lock(mutex_); // FINDING: lock-order-cycle
    return {std::move(lock), seats_, price_};
  }

private:
  std::mutex mutex_;
  std::map<int, std::string> seats_;
  long price_ = 1500;
};

bool seat(Hall &hall, Till &till, int number, const std::string &guest) {
  auto [lock, seats, price] = hall.opened();
  const bool free = seats.emplace(number, guest).second;
  if (free)
    till.charge(price);
  return free;
}

std::string Till::totals(Hall &hall) {
  const std::scoped_lock lock(mutex_);
  return std::to_string(hall.opened().seats.size()) + " seats, " + std::to_string(cents_);
}
