#ifndef VOLUME_H
#define VOLUME_H

#include <pthread.h>

struct volume {
  pthread_mutex_t lock;
  int sectors;
  int attached;
};

int volume_read_label(struct volume *vol);
int volume_attach(struct volume *vol);
void volume_detach(struct volume *vol);

#endif
