// ROW: F2
// VERDICT: bad
// FINDINGS: leaked-lock
// LOCKS: eeprom::lock
// WHY: the second REQUIRE() stands after the lock, and the macro returns without unlocking.
#include <errno.h>
#include <pthread.h>

#define REQUIRE(condition, error) \
  do {                            \
    if (!(condition))             \
      return -(error);            \
  } while (0)

struct eeprom {
  pthread_mutex_t lock;
  unsigned char cells[256];
  int write_protected;
};

int eeprom_read(struct eeprom *rom, int address) {
  REQUIRE(address >= 0 && address < 256, EINVAL);
  pthread_mutex_lock(&rom->lock);
  int value = rom->cells[address];
  pthread_mutex_unlock(&rom->lock);
  return value;
}

int eeprom_write(struct eeprom *rom, int address, unsigned char value) {
  REQUIRE(address >= 0 && address < 256, EINVAL);
  pthread_mutex_lock(&rom->lock); // FINDING: leaked-lock
  REQUIRE(!rom->write_protected, EROFS);
  rom->cells[address] = value;
  pthread_mutex_unlock(&rom->lock);
  return 0;
}
