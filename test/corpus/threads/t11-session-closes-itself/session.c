#include "session.h"

#include <stdlib.h>

struct session *session_open(int requests) {
  struct session *session = calloc(1, sizeof *session);
  if (session == NULL)
    return NULL;
  session->requests = requests;
  if (pthread_create(&session->thread, NULL, session_run, session) != 0) {
    free(session);
    return NULL;
  }
  return session;
}

void session_close(struct session *session) {
  pthread_join(session->thread, NULL); // FINDING: self-deadlock
  free(session);
}
