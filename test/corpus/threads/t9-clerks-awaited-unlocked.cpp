// ROW: T9
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c++20
// WHY: main unlocks ledgerMutex before it waits for the clerks and locks it again afterwards.
#include <mutex>
#include <semaphore>
#include <thread>

static std::mutex ledgerMutex;
static int bookings = 0;
static std::counting_semaphore<8> booked(0);

static void book(int count) {
  {
    std::lock_guard lock(ledgerMutex);
    bookings += count;
  }
  booked.release();
}

int main() {
  std::unique_lock lock(ledgerMutex);
  bookings = 0;
  for (int clerk = 1; clerk <= 3; ++clerk)
    std::thread(book, clerk).detach();
  lock.unlock();
  for (int clerk = 1; clerk <= 3; ++clerk)
    booked.acquire();
  lock.lock();
  return bookings == 0;
}
