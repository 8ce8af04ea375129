// ROW: P13
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: the semaphore is posted by measure(), on a thread of the pool, which needs nothing of the loop that waits for it.
#include <uv.h>

static uv_loop_t loop;
static uv_timer_t timer;
static uv_work_t work;
static uv_sem_t measured_sem;
static int temperature;

static void measure(uv_work_t *request) {
  (void)request;
  temperature = 21;
  uv_sem_post(&measured_sem);
}

static void on_timer(uv_timer_t *handle) {
  uv_queue_work(handle->loop, &work, measure, NULL);
  uv_sem_wait(&measured_sem);
}

int main(void) {
  if (uv_loop_init(&loop) != 0 || uv_sem_init(&measured_sem, 0) != 0)
    return 1;
  uv_timer_init(&loop, &timer);
  uv_timer_start(&timer, on_timer, 100, 0);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_sem_destroy(&measured_sem);
  return temperature == 0;
}
