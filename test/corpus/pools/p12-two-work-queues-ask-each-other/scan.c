#include "mail.h"

void scan(void *arg) {
  struct message *message = arg;
  message->clean = message->number % 7 != 0;
  if (!message->clean) {
    struct item item = {.fn = bounce, .arg = message};
    sem_init(&message->bounced, 0, 0);
    queue_put(&senders, &item);
    sem_wait(&message->bounced); // FINDING: resource-cycle
    sem_destroy(&message->bounced);
  }
  sem_post(&message->scanned);
}
