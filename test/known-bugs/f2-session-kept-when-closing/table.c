#include "session.h"

#define SESSIONS 64

static struct session table[SESSIONS];

int sessions_init(void) {
  for (size_t i = 0; i < SESSIONS; i++) {
    if (mtx_init(&table[i].lock, mtx_plain) != thrd_success)
      return -1;
  }
  return 0;
}

int session_open(unsigned id) {
  for (size_t i = 0; i < SESSIONS; i++) {
    struct session *session = &table[i];
    mtx_lock(&session->lock);
    if (session->state == SESSION_FREE) {
      session->id = id;
      session->state = SESSION_OPEN;
      session->queued = 0;
      mtx_unlock(&session->lock);
      return 0;
    }
    mtx_unlock(&session->lock);
  }
  return -1;
}

struct session *session_get(unsigned id) {
  for (size_t i = 0; i < SESSIONS; i++) {
    struct session *session = &table[i];
    mtx_lock(&session->lock); // FINDING: leaked-lock
    if (session->state != SESSION_FREE && session->id == id)
      return session;
    mtx_unlock(&session->lock);
  }
  return NULL;
}

void session_put(struct session *session) {
  if (session->state == SESSION_CLOSING && session->queued == 0)
    session->state = SESSION_FREE;
  mtx_unlock(&session->lock);
}
