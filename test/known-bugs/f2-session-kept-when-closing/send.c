#include "session.h"

int session_send(unsigned id, size_t bytes) {
  struct session *session = session_get(id);
  int status = -1;
  if (session == NULL)
    return status;
  if (session->state == SESSION_CLOSING)
    return status;
  if (session->queued + bytes > 65536) {
    session->state = SESSION_CLOSING;
    session->queued = 0;
    goto out;
  }
  session->queued += bytes;
  status = 0;
out:
  session_put(session);
  return status;
}
