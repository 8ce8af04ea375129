// ROW: I2
// VERDICT: ok
// FINDINGS:
// WHY: std::minmax puts the lower address first, whatever the order of the players.
#include <algorithm>
#include <functional>
#include <mutex>
#include <utility>

struct Player {
  std::mutex mutex;
  int gold = 0;
  int position = 0;
};

void swapPlaces(Player &one, Player &other) {
  if (&one == &other)
    return;
  const auto [first, second] = std::minmax({&one, &other}, std::less<Player *>{});
  std::scoped_lock firstLock(first->mutex);
  std::scoped_lock secondLock(second->mutex);
  std::swap(one.position, other.position);
}

void pay(Player &from, Player &to, int gold) {
  if (&from == &to)
    return;
  const auto [first, second] = std::minmax({&from, &to}, std::less<Player *>{});
  std::scoped_lock firstLock(first->mutex);
  std::scoped_lock secondLock(second->mutex);
  from.gold -= gold;
  to.gold += gold;
}
