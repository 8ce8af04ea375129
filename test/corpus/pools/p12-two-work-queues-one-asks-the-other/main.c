#include "mail.h"

#include <unistd.h>

struct queue senders, scanners;

int main(void) {
  static struct message messages[100];
  if (queue_start(&senders, 2) != 0 || queue_start(&scanners, 2) != 0)
    return 1;
  for (int i = 0; i < 100; ++i) {
    messages[i].number = i;
    messages[i].item.fn = send_message;
    messages[i].item.arg = &messages[i];
    queue_put(&senders, &messages[i].item);
  }
  sleep(10);
  return 0;
}
