#include "modem.h"

pthread_mutex_t line_lock = PTHREAD_MUTEX_INITIALIZER;
sem_t reply_arrived;
int bytes_sent;
int bytes_read;

int modem_command(int length) {
  pthread_mutex_lock(&line_lock);
  bytes_sent += length;
  pthread_mutex_unlock(&line_lock);
  sem_wait(&reply_arrived);
  pthread_mutex_lock(&line_lock);
  int replied = bytes_read;
  pthread_mutex_unlock(&line_lock);
  return replied;
}
