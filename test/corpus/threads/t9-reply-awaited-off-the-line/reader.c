#include "modem.h"

void *modem_reader(void *unused) {
  pthread_mutex_lock(&line_lock);
  bytes_read += 4;
  pthread_mutex_unlock(&line_lock);
  sem_post(&reply_arrived);
  return unused;
}
