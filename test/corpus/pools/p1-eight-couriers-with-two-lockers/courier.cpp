#include "courier.h"

#include "locker_bank.h"

#include <atomic>

static LockerBank lockers(8);
static std::atomic<int> delivered{0};

static void moveOversized(int parcel) {
  lockers.open();
  delivered += parcel % 2;
  lockers.close();
}

void deliver(int parcels) {
  for (int parcel = 0; parcel < parcels; ++parcel) {
    lockers.open();
    if (parcel % 10 == 9)
      moveOversized(parcel);
    ++delivered;
    lockers.close();
  }
}
