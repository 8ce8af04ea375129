// ROW: P10
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -I/usr/include/glib-2.0 -I/usr/lib/x86_64-linux-gnu/glib-2.0/include
// WHY: a pool made with -1 threads has no bound: each job that finds no idle thread gets a new one, so the files of a folder always begin.
#include <glib.h>

struct job {
  gboolean is_folder;
  int number;
  GAsyncQueue *replies;
};

static GThreadPool *pool;

static void push_job(gboolean is_folder, int number, GAsyncQueue *replies) {
  struct job *job = g_new(struct job, 1);
  job->is_folder = is_folder;
  job->number = number;
  job->replies = g_async_queue_ref(replies);
  g_thread_pool_push(pool, job, NULL);
}

static void read_folder(int number) {
  GAsyncQueue *replies = g_async_queue_new();
  for (int file = 0; file < 10; file++)
    push_job(FALSE, number * 10 + file, replies);
  for (int file = 0; file < 10; file++)
    g_async_queue_pop(replies);
  g_async_queue_unref(replies);
}

static void run_job(gpointer data, gpointer unused) {
  struct job *job = data;
  (void)unused;
  if (job->is_folder)
    read_folder(job->number);
  g_async_queue_push(job->replies, GINT_TO_POINTER(job->number + 1));
  g_async_queue_unref(job->replies);
  g_free(job);
}

int main(void) {
  GAsyncQueue *done = g_async_queue_new();
  pool = g_thread_pool_new(run_job, NULL, -1, FALSE, NULL);
  for (int folder = 0; folder < 50; folder++)
    push_job(TRUE, folder, done);
  for (int folder = 0; folder < 50; folder++)
    g_async_queue_pop(done);
  g_thread_pool_free(pool, FALSE, TRUE);
  g_async_queue_unref(done);
  return 0;
}
