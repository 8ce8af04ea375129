#include "club.h"

std::unique_lock<std::mutex> Members::lock() {
  return std::unique_lock<std::mutex>(mutex_); // FINDING: lock-order-cycle
}

bool Members::contains(int person) const { return persons_.count(person) != 0; }
