// ROW: P10
// VERDICT: bad
// FINDINGS: executor-self-wait
// LOCKS: loop
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: all renderings are queued before the layouts they wait for, so the first four take the four threads of libuv's pool and no layout begins.
#include <uv.h>

#define PAGES 16

struct page {
  uv_work_t render;
  uv_work_t layout;
  uv_sem_t laid_out;
  int height;
  int drawn;
};

static uv_loop_t loop;
static struct page pages[PAGES];

static void lay_out(uv_work_t *request) {
  struct page *page = request->data;
  page->height = 40;
  uv_sem_post(&page->laid_out);
}

static void render(uv_work_t *request) {
  struct page *page = request->data;
  uv_sem_wait(&page->laid_out); // FINDING: executor-self-wait
  page->drawn = page->height;
}

int main(void) {
  if (uv_loop_init(&loop) != 0)
    return 1;
  for (int i = 0; i < PAGES; i++) {
    pages[i].render.data = pages[i].layout.data = &pages[i];
    if (uv_sem_init(&pages[i].laid_out, 0) != 0)
      return 1;
  }
  for (int i = 0; i < PAGES; i++)
    uv_queue_work(&loop, &pages[i].render, render, NULL);
  for (int i = 0; i < PAGES; i++)
    uv_queue_work(&loop, &pages[i].layout, lay_out, NULL);
  uv_run(&loop, UV_RUN_DEFAULT);
  return uv_loop_close(&loop);
}
