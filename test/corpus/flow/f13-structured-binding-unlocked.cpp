// ROW: F13
// VERDICT: ok
// FINDINGS:
// WHY: seat() unlocks the lock it got with the plan before it asks the till, and totals() has let go of the till before it asks for the plan.
#include <map>
#include <mutex>
#include <string>

class Till {
public:
  void charge(long cents) {
    const std::scoped_lock lock(mutex_);
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
    std::unique_lock<std::mutex> lock(mutex_);
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
  const long toPay = price;
  lock.unlock();
  if (free)
    till.charge(toPay);
  return free;
}

std::string Till::totals(Hall &hall) {
  std::unique_lock<std::mutex> lock(mutex_);
  const long cents = cents_;
  lock.unlock();
  return std::to_string(hall.opened().seats.size()) + " seats, " + std::to_string(cents);
}
