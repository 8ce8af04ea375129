// ROW: O2
// VERDICT: ok
// FINDINGS:
// WHY: the pool lock is always taken before the trace lock; frame_trace() drops the trace lock before it touches the pool.
#include <stddef.h>
#include <threads.h>

#define FRAMES 16

struct frame_pool {
  mtx_t lock;
  unsigned used;
};

static mtx_t trace_lock;
static unsigned trace_events;

int frame_pool_init(struct frame_pool *pool) {
  pool->used = 0;
  if (mtx_init(&trace_lock, mtx_plain) != thrd_success)
    return -1;
  return mtx_init(&pool->lock, mtx_plain) == thrd_success ? 0 : -1;
}

int frame_get(struct frame_pool *pool) {
  int index = -1;
  mtx_lock(&pool->lock);
  if (pool->used < FRAMES) {
    index = (int)pool->used++;
    mtx_lock(&trace_lock);
    trace_events++;
    mtx_unlock(&trace_lock);
  }
  mtx_unlock(&pool->lock);
  return index;
}

void frame_put(struct frame_pool *pool) {
  mtx_lock(&pool->lock);
  mtx_lock(&trace_lock);
  pool->used--;
  trace_events++;
  mtx_unlock(&trace_lock);
  mtx_unlock(&pool->lock);
}

unsigned frame_trace(struct frame_pool *pool) {
  mtx_lock(&trace_lock);
  unsigned events = trace_events;
  mtx_unlock(&trace_lock);
  mtx_lock(&pool->lock);
  events += pool->used;
  mtx_unlock(&pool->lock);
  return events;
}
