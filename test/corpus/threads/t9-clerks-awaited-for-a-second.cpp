// ROW: T9
// VERDICT: stall
// FINDINGS: wait-while-holding
// LOCKS: ledgerMutex
// FLAGS: -std=c++20
// WHY: the clerks cannot book while main waits with ledgerMutex held, but main waits a second for one of them and goes on.
#include <chrono>
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
  if (!booked.try_acquire_for(std::chrono::seconds(1))) // FINDING: wait-while-holding
    return 1;
  return bookings == 0;
}
