#include "pools.h"

static struct job *new_job(int page) {
  struct job *job = g_new0(struct job, 1);
  job->page = page;
  return job;
}

int main(void) {
  spell_pool = g_thread_pool_new(run_spell, NULL, 2, FALSE, NULL);
  print_pool = g_thread_pool_new(run_print, NULL, 2, FALSE, NULL);
  for (int page = 0; page < 100; page++) {
    g_thread_pool_push(spell_pool, new_job(page), NULL);
    g_thread_pool_push(print_pool, new_job(page), NULL);
  }
  g_usleep(60 * G_USEC_PER_SEC);
  return 0;
}
