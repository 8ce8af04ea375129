#include "pools.h"

GThreadPool *print_pool;

static void ask_speller(int page) {
  GAsyncQueue *reply = g_async_queue_new();
  struct job job = {page, reply};
  g_thread_pool_push(spell_pool, &job, NULL);
  g_async_queue_pop(reply); // FINDING: resource-cycle
  g_async_queue_unref(reply);
}

void run_print(gpointer data, gpointer user_data) {
  struct job *job = data;
  (void)user_data;
  if (job->reply != NULL) {
    g_async_queue_push(job->reply, job);
    return;
  }
  ask_speller(job->page);
  g_free(job);
}
