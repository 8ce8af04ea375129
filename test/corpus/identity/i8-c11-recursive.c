// ROW: I8
// VERDICT: ok
// FINDINGS:
// WHY: the mutex is created with mtx_recursive, so undo_all() may call undo_step() with it held.
#include <threads.h>

#define STEPS 64

static mtx_t history_lock;
static int history[STEPS];
static int depth;
static int value;

int history_init(void) {
  return mtx_init(&history_lock, mtx_plain | mtx_recursive) == thrd_success;
}

int history_do(int delta) {
  int done = 0;
  mtx_lock(&history_lock);
  if (depth < STEPS) {
    history[depth++] = delta;
    value += delta;
    done = 1;
  }
  mtx_unlock(&history_lock);
  return done;
}

int undo_step(void) {
  int left;
  mtx_lock(&history_lock);
  if (depth > 0)
    value -= history[--depth];
  left = depth;
  mtx_unlock(&history_lock);
  return left;
}

void undo_all(void) {
  mtx_lock(&history_lock);
  while (undo_step() > 0)
    ;
  mtx_unlock(&history_lock);
}
