#include "modem.h"

#include <stddef.h>

int main(void) {
  pthread_t reader;
  if (sem_init(&reply_arrived, 0, 0) != 0)
    return 1;
  if (pthread_create(&reader, NULL, modem_reader, NULL) != 0)
    return 1;
  int replied = modem_command(12);
  pthread_join(reader, NULL);
  sem_destroy(&reply_arrived);
  return replied != 4;
}
