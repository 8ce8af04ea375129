#include "jobs.h"

int main(void) {
  GAsyncQueue *done = g_async_queue_new();
  file_pool = g_thread_pool_new(read_file, NULL, 4, FALSE, NULL);
  folder_pool = g_thread_pool_new(read_folder, done, 4, FALSE, NULL);
  for (int folder = 1; folder <= 50; folder++)
    g_thread_pool_push(folder_pool, GINT_TO_POINTER(folder), NULL);
  for (int folder = 1; folder <= 50; folder++)
    g_async_queue_pop(done);
  g_thread_pool_free(folder_pool, FALSE, TRUE);
  g_thread_pool_free(file_pool, FALSE, TRUE);
  g_async_queue_unref(done);
  return 0;
}
