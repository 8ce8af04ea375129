// ROW: O5
// VERDICT: ok
// FINDINGS:
// GATE: update_gate
// WHY: the two static helpers lock flash and bus in opposite orders and are only ever called with update_gate held.
#include <pthread.h>

static pthread_mutex_t update_gate = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t flash_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t bus_lock = PTHREAD_MUTEX_INITIALIZER;
static int flash_words[64];
static int bus_transfers;

static void write_block(int first, int value) {
  pthread_mutex_lock(&flash_lock);
  pthread_mutex_lock(&bus_lock);
  bus_transfers++;
  pthread_mutex_unlock(&bus_lock);
  flash_words[first % 64] = value;
  pthread_mutex_unlock(&flash_lock);
}

static int verify_block(int first) {
  pthread_mutex_lock(&bus_lock);
  bus_transfers++;
  pthread_mutex_lock(&flash_lock);
  int value = flash_words[first % 64];
  pthread_mutex_unlock(&flash_lock);
  pthread_mutex_unlock(&bus_lock);
  return value;
}

void firmware_write(int first, int value) {
  pthread_mutex_lock(&update_gate);
  write_block(first, value);
  pthread_mutex_unlock(&update_gate);
}

int firmware_verify(int first, int expected) {
  pthread_mutex_lock(&update_gate);
  int matches = verify_block(first) == expected;
  pthread_mutex_unlock(&update_gate);
  return matches;
}
