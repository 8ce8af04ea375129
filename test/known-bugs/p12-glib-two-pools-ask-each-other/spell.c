#include "pools.h"

GThreadPool *spell_pool;

static void ask_printer(int page) {
  GAsyncQueue *reply = g_async_queue_new();
  struct job job = {page, reply};
  g_thread_pool_push(print_pool, &job, NULL);
  g_async_queue_pop(reply); // FINDING: resource-cycle
  g_async_queue_unref(reply);
}

void run_spell(gpointer data, gpointer user_data) {
  struct job *job = data;
  (void)user_data;
  if (job->reply != NULL) {
    g_async_queue_push(job->reply, job);
    return;
  }
  ask_printer(job->page);
  g_free(job);
}
