#ifndef MAIL_H
#define MAIL_H

#include "queue.h"

#include <semaphore.h>

extern struct queue senders, scanners;

struct message {
  struct item item;
  sem_t scanned;
  int number, clean;
};

void scan(void *message);
void bounce(void *message);
void send_message(void *message);

#endif
