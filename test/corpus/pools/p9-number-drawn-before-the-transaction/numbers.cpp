#include "transaction.h"

#include <atomic>

static std::atomic<int> lastNumber{1000};

int nextBookingNumber() {
  Transaction transaction;
  transaction.execute(1);
  return ++lastNumber;
}
