// ROW: C7
// VERDICT: ok
// FINDINGS:
// ALLOW: low
// WHY: The topic list keeps a reference of its own to every topic, so the one that a queue drops under its lock is never the last.
// REASON: A reference that has to be the last one is one reason only, as the end of a shared_ptr is; that the list keeps one of its own is not seen.
#include <pthread.h>
#include <stdlib.h>

struct topic {
  int references;
  struct topic *next;
};

static pthread_mutex_t topics_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t queue_lock = PTHREAD_MUTEX_INITIALIZER;
static struct topic *topics;
static struct topic *queued;

static void topic_unlink(struct topic *gone) {
  pthread_mutex_lock(&topics_lock);
  if (topics == gone)
    topics = gone->next;
  pthread_mutex_unlock(&topics_lock);
  free(gone);
}

static void topic_drop(struct topic *t) {
  if (__atomic_sub_fetch(&t->references, 1, __ATOMIC_ACQ_REL) == 0)
    topic_unlink(t);
}

void queue_clear(void) {
  pthread_mutex_lock(&queue_lock);
  if (queued)
    topic_drop(queued);
  queued = NULL;
  pthread_mutex_unlock(&queue_lock);
}

void queue_first(void) {
  pthread_mutex_lock(&topics_lock);
  pthread_mutex_lock(&queue_lock);
  if (topics && !queued) {
    __atomic_add_fetch(&topics->references, 1, __ATOMIC_ACQ_REL);
    queued = topics;
  }
  pthread_mutex_unlock(&queue_lock);
  pthread_mutex_unlock(&topics_lock);
}
