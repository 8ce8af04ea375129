#include "jobs.h"

GThreadPool *file_pool;

void read_file(gpointer data, gpointer user_data) {
  struct file_job *job = data;
  (void)user_data;
  g_async_queue_push(job->replies, GINT_TO_POINTER(job->number + 1));
  g_async_queue_unref(job->replies);
  g_free(job);
}
