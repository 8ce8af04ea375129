// ROW: T9
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: ledgerMutex
// FLAGS: -std=c++20
// WHY: main waits for the semaphore, which starts at zero, with ledgerMutex held, and a clerk locks it before he releases the semaphore.
#include <mutex>
#include <semaphore>
#include <thread>

static std::mutex ledgerMutex;
static int bookings = 0;
static std::counting_semaphore<8> booked(0);

static void book(int count) {
  {
    std::lock_guard lock(ledgerMutex); // FINDING: wait-while-holding
    bookings += count;
  }
  booked.release();
}

int main() {
  std::unique_lock lock(ledgerMutex);
  bookings = 0;
  for (int clerk = 1; clerk <= 3; ++clerk)
    std::thread(book, clerk).detach();
  for (int clerk = 1; clerk <= 3; ++clerk)
    booked.acquire(); // FINDING: wait-while-holding
  return bookings == 0;
}
