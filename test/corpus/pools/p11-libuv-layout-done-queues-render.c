// ROW: P11
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: a page is rendered by work that the loop queues when its layout is done, so no work waits for other work.
#include <uv.h>

#define PAGES 16

struct page {
  uv_work_t render;
  uv_work_t layout;
  int height;
  int drawn;
};

static uv_loop_t loop;
static struct page pages[PAGES];

static void lay_out(uv_work_t *request) {
  struct page *page = request->data;
  page->height = 40;
}

static void render(uv_work_t *request) {
  struct page *page = request->data;
  page->drawn = page->height;
}

static void laid_out(uv_work_t *request, int status) {
  struct page *page = request->data;
  if (status == 0)
    uv_queue_work(&loop, &page->render, render, NULL);
}

int main(void) {
  if (uv_loop_init(&loop) != 0)
    return 1;
  for (int i = 0; i < PAGES; i++) {
    pages[i].render.data = pages[i].layout.data = &pages[i];
    uv_queue_work(&loop, &pages[i].layout, lay_out, laid_out);
  }
  uv_run(&loop, UV_RUN_DEFAULT);
  return uv_loop_close(&loop);
}
