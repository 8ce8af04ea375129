#include "mail.h"

void scan(void *arg) {
  struct message *message = arg;
  message->clean = message->number % 7 != 0;
  if (!message->clean)
    bounce(message);
  sem_post(&message->scanned);
}
