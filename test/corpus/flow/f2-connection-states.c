// ROW: F2
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: Each case of the switch either unlocks before it returns or breaks to the unlock at the end; the state that needs the pool unlocks first.
#include <errno.h>
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>

enum conn_state { CONN_IDLE, CONN_HANDSHAKE, CONN_OPEN, CONN_DRAINING, CONN_DEAD };

struct conn {
  pthread_mutex_t lock;
  enum conn_state state;
  uint64_t sent;
  struct conn *next_free;
};

static pthread_mutex_t pool_lock = PTHREAD_MUTEX_INITIALIZER;
static struct conn *pool_head;

static void pool_put(struct conn *c) {
  pthread_mutex_lock(&pool_lock);
  c->next_free = pool_head;
  pool_head = c;
  pthread_mutex_unlock(&pool_lock);
}

int conn_event(struct conn *c, unsigned event, uint64_t bytes) {
  int rc = 0;
  pthread_mutex_lock(&c->lock);
  switch (c->state) {
  case CONN_IDLE:
    if (event != 1) {
      pthread_mutex_unlock(&c->lock);
      return -EPROTO;
    }
    c->state = CONN_HANDSHAKE;
    break;
  case CONN_HANDSHAKE:
    if (event == 2) {
      c->state = CONN_OPEN;
      break;
    }
    c->state = CONN_DEAD;
    rc = -ECONNREFUSED;
    break;
  case CONN_OPEN:
    c->sent += bytes;
    if (event != 3)
      break;
    c->state = CONN_DRAINING;
    /* fall through */
  case CONN_DRAINING:
    if (bytes != 0) {
      rc = -EAGAIN;
      break;
    }
    c->state = CONN_DEAD;
    pthread_mutex_unlock(&c->lock);
    pool_put(c);
    return 0;
  case CONN_DEAD:
    rc = -ENOTCONN;
    break;
  }
  pthread_mutex_unlock(&c->lock);
  return rc;
}

struct conn *conn_get(void) {
  pthread_mutex_lock(&pool_lock);
  struct conn *c = pool_head;
  if (c != NULL) {
    pool_head = c->next_free;
    pthread_mutex_lock(&c->lock);
    c->state = CONN_IDLE;
    c->sent = 0;
    pthread_mutex_unlock(&c->lock);
  }
  pthread_mutex_unlock(&pool_lock);
  return c;
}
