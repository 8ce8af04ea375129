#ifndef SESSION_H
#define SESSION_H

#include <pthread.h>

struct session {
  pthread_t thread;
  int requests;
};

struct session *session_open(int requests);
void session_close(struct session *session);
void *session_run(void *session);

#endif
