#include "session.h"

#include <stddef.h>

void *session_run(void *argument) {
  struct session *session = argument;
  while (session->requests > 0)
    session->requests--;
  session_close(session);
  return NULL;
}
