// A lock that is acquired by the thread that holds it.

// RUN: %analyze %expected %s

#include <algorithm>
#include <functional>
#include <mutex>
#include <shared_mutex>

std::mutex table;
std::recursive_mutex nested;
std::shared_mutex entries;
int used;
void unseen();
void unseenWith(std::mutex *);

void direct() {
  table.lock();
  if (used > 3)
    table.lock(); // expected-warning {{'table' is acquired while this thread holds it: it waits for itself}}
  table.unlock();
}

class Visitors {
public:
  int count() {
    std::lock_guard<std::mutex> guard(mutex); // expected-warning 2 {{'mutex' is acquired while this thread holds it}}
    return inside;
  }
  void enter() {
    std::lock_guard<std::mutex> guard(mutex);
    if (count() < 10)
      ++inside;
  }
  void leave() {
    std::unique_lock<std::mutex> guard(mutex, std::defer_lock);
    guard.lock();
    count();
  }
  void look() {
    {
      std::lock_guard<std::mutex> guard(mutex);
      ++inside;
    }
    count();
  }
  void lookAt(Visitors &other) {
    std::lock_guard<std::mutex> guard(mutex);
    other.count();
  }

private:
  std::mutex mutex;
  int inside = 0;
};

void sameObject(Visitors &v) {
  v.look();
  v.look();
}

void recursiveLock() {
  std::lock_guard<std::recursive_mutex> one(nested);
  std::lock_guard<std::recursive_mutex> two(nested);
}

void modes(bool write) {
  std::shared_lock<std::shared_mutex> reading(entries);
  if (write)
    entries.lock(); // expected-warning {{'entries' is acquired in exclusive mode while this thread holds it in shared mode: it waits for itself}}
  else
    entries.lock_shared(); // Two readers, unless a writer comes in between.
}

void downgrade() {
  std::unique_lock<std::shared_mutex> writing(entries);
  std::shared_lock<std::shared_mutex> reading(entries); // expected-warning {{'entries' is acquired in shared mode while this thread holds it in exclusive mode}}
}

void released() {
  table.lock();
  table.unlock();
  table.lock();
  table.unlock();
}

// Whoever is given the lock may release it.
void givenAway() {
  table.lock();
  unseenWith(&table);
  table.lock();
  table.unlock();
}

// Nobody else is expected to.
void notGivenAway() {
  table.lock();
  unseen();
  table.lock(); // expected-warning {{'table' is acquired while this thread holds it}}
}

void loop(int n) {
  for (int i = 0; i < n; ++i) {
    table.lock(); // expected-warning {{'table' is acquired while this thread holds it}}
    if (i == 0)
      continue;
    table.unlock();
  }
}

// What one condition says and another repeats is not known after a call that is not seen.
struct Section {
  std::mutex mutex;
  bool shared;
  void work() {
    if (shared)
      mutex.lock();
    unseen();
    if (shared)
      mutex.unlock();
    std::lock_guard<std::mutex> guard(mutex);
  }
};

void several(std::mutex &a, std::mutex &b) {
  std::scoped_lock both(a, b);
  b.lock(); // expected-warning {{'b' is acquired while this thread holds it}}
}

void severalByHand(std::mutex &a, std::mutex &b) {
  std::lock(a, b);
  std::lock_guard<std::mutex> one(a, std::adopt_lock), two(b, std::adopt_lock);
}

// Of the two that the library puts in order, one comes first.
struct Player {
  std::mutex mutex;
};

void swapPlaces(Player &one, Player &other) {
  if (&one == &other)
    return;
  const auto [first, second] = std::minmax({&one, &other}, std::less<Player *>{});
  std::scoped_lock firstLock(first->mutex);
  std::scoped_lock secondLock(second->mutex);
}
