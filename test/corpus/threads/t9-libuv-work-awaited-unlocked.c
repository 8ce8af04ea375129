// ROW: T9
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: on_timer() waits for the work with nothing locked and locks cache_lock afterwards.
#include <uv.h>

static uv_mutex_t cache_lock;
static uv_sem_t filled;
static uv_work_t work;
static int cache[8];
static int hits;

static void fill(uv_work_t *request) {
  (void)request;
  uv_mutex_lock(&cache_lock);
  for (int i = 0; i < 8; i++)
    cache[i] = i * i;
  uv_mutex_unlock(&cache_lock);
  uv_sem_post(&filled);
}

static void on_timer(uv_timer_t *timer) {
  if (uv_queue_work(timer->loop, &work, fill, NULL) == 0)
    uv_sem_wait(&filled);
  uv_mutex_lock(&cache_lock);
  hits += cache[7] != 0;
  uv_mutex_unlock(&cache_lock);
}

int main(void) {
  uv_loop_t *loop = uv_default_loop();
  uv_timer_t timer;
  if (uv_mutex_init(&cache_lock) != 0 || uv_sem_init(&filled, 0) != 0)
    return 1;
  uv_timer_init(loop, &timer);
  uv_timer_start(&timer, on_timer, 10, 0);
  uv_run(loop, UV_RUN_DEFAULT);
  return hits == 0;
}
