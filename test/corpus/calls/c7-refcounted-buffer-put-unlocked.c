// ROW: C7
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: session_close() takes the stream out under the lock and drops its reference when the session is unlocked.
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>

struct kref {
  atomic_int count;
};

static inline void kref_get(struct kref *k) { atomic_fetch_add(&k->count, 1); }

static inline int kref_put(struct kref *k, void (*release)(struct kref *)) {
  if (atomic_fetch_sub(&k->count, 1) != 1)
    return 0;
  release(k);
  return 1;
}

struct stream {
  struct kref ref;
  struct stream *next;
};

struct session {
  pthread_mutex_t lock;
  struct stream *stream;
  int idle;
};

#define MAX_SESSIONS 32

static pthread_mutex_t registry_lock = PTHREAD_MUTEX_INITIALIZER;
static struct stream *streams;
static struct session *sessions[MAX_SESSIONS];

static void stream_release(struct kref *k) {
  struct stream *s = (struct stream *)((char *)k - offsetof(struct stream, ref));
  pthread_mutex_lock(&registry_lock);
  for (struct stream **p = &streams; *p != NULL; p = &(*p)->next)
    if (*p == s) {
      *p = s->next;
      break;
    }
  pthread_mutex_unlock(&registry_lock);
  free(s);
}

void session_attach(struct session *session, struct stream *s) {
  kref_get(&s->ref);
  pthread_mutex_lock(&session->lock);
  if (session->stream == NULL)
    session->stream = s;
  pthread_mutex_unlock(&session->lock);
}

void session_close(struct session *session) {
  pthread_mutex_lock(&session->lock);
  struct stream *s = session->stream;
  session->stream = NULL;
  pthread_mutex_unlock(&session->lock);
  if (s != NULL)
    kref_put(&s->ref, stream_release);
}

int registry_sweep(void) {
  int idle = 0;
  pthread_mutex_lock(&registry_lock);
  for (int i = 0; i < MAX_SESSIONS; i++) {
    if (sessions[i] == NULL)
      continue;
    pthread_mutex_lock(&sessions[i]->lock);
    idle += sessions[i]->idle;
    pthread_mutex_unlock(&sessions[i]->lock);
  }
  pthread_mutex_unlock(&registry_lock);
  return idle;
}

void registry_add(int slot, struct session *session) {
  pthread_mutex_lock(&registry_lock);
  sessions[slot % MAX_SESSIONS] = session;
  pthread_mutex_unlock(&registry_lock);
}
