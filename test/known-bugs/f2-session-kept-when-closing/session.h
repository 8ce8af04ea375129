#ifndef SESSION_H
#define SESSION_H

#include <stddef.h>
#include <threads.h>

enum session_state { SESSION_FREE, SESSION_OPEN, SESSION_CLOSING };

struct session {
  mtx_t lock;
  unsigned id;
  enum session_state state;
  size_t queued;
};

int sessions_init(void);
int session_open(unsigned id);
/* Returns the session locked, or NULL when there is none. */
struct session *session_get(unsigned id);
void session_put(struct session *session);
int session_send(unsigned id, size_t bytes);

#endif
