#include "mail.h"

#include <stdio.h>

void bounce(void *arg) {
  struct message *message = arg;
  printf("message %d comes back\n", message->number);
}

void send_message(void *arg) {
  struct message *message = arg;
  struct item item = {.fn = scan, .arg = message};
  sem_init(&message->scanned, 0, 0);
  queue_put(&scanners, &item);
  sem_wait(&message->scanned);
  printf("message %d is %s\n", message->number, message->clean ? "sent" : "kept");
  sem_destroy(&message->scanned);
}
