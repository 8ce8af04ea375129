// ROW: C4
// VERDICT: low
// FINDINGS: lock-order-cycle
// WHY: the order is there only if a decoder calls the one of two sinks that calls back, and the sink the one of two listeners that locks.
#include <pthread.h>

struct sink {
  void (*push)(struct sink *, int);
};

struct listener {
  void (*heard)(int);
};

static pthread_mutex_t decoder_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t panel_lock = PTHREAD_MUTEX_INITIALIZER;
static struct listener current;
static int shown, stored;

static void show(int value) {
  pthread_mutex_lock(&panel_lock); // FINDING: lock-order-cycle
  shown = value;
  pthread_mutex_unlock(&panel_lock);
}

static void discard(int value) { (void)value; }

static void play(struct sink *s, int value) {
  (void)s;
  current.heard(value);
}

static void store(struct sink *s, int value) {
  (void)s;
  stored = value;
}

void listen(int visible) {
  if (visible)
    current.heard = show;
  else
    current.heard = discard;
}

void choose(struct sink *s, int file) {
  if (file)
    s->push = store;
  else
    s->push = play;
}

void decode(struct sink *s, int value) {
  pthread_mutex_lock(&decoder_lock);
  s->push(s, value);
  pthread_mutex_unlock(&decoder_lock);
}

void refresh(void) {
  pthread_mutex_lock(&panel_lock);
  pthread_mutex_lock(&decoder_lock); // FINDING: lock-order-cycle
  shown = 0;
  pthread_mutex_unlock(&decoder_lock);
  pthread_mutex_unlock(&panel_lock);
}
