#include "jobs.h"

GThreadPool *folder_pool;

void read_folder(gpointer data, gpointer user_data) {
  GAsyncQueue *done = user_data;
  GAsyncQueue *replies = g_async_queue_new();
  for (int file = 0; file < 10; file++) {
    struct file_job *job = g_new(struct file_job, 1);
    job->number = GPOINTER_TO_INT(data) * 10 + file;
    job->replies = g_async_queue_ref(replies);
    g_thread_pool_push(file_pool, job, NULL);
  }
  for (int file = 0; file < 10; file++)
    g_async_queue_pop(replies);
  g_async_queue_unref(replies);
  g_async_queue_push(done, data);
}
