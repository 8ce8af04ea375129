// ROW: I9
// VERDICT: bad
// FINDINGS: self-deadlock
// LOCKS: modem::lock
// FLAGS: -D_GNU_SOURCE
// WHY: an error-checking mutex refuses the second lock with EDEADLK, which modem_send() does not look at.
#include <pthread.h>

struct modem {
  pthread_mutex_t lock;
  int connected;
  long sent;
};

int modem_init(struct modem *modem) {
  pthread_mutexattr_t attr;
  pthread_mutexattr_init(&attr);
  pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_ERRORCHECK);
  int status = pthread_mutex_init(&modem->lock, &attr);
  pthread_mutexattr_destroy(&attr);
  modem->connected = 0;
  modem->sent = 0;
  return status;
}

void modem_send(struct modem *modem, int bytes) {
  pthread_mutex_lock(&modem->lock); // FINDING: self-deadlock
  modem->sent += bytes;
  pthread_mutex_unlock(&modem->lock);
}

void modem_connect(struct modem *modem) {
  pthread_mutex_lock(&modem->lock);
  modem->connected = 1;
  modem_send(modem, 3);
  pthread_mutex_unlock(&modem->lock);
}
