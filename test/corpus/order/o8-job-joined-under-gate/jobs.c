#include "jobs.h"

#include <pthread.h>
#include <stddef.h>

static pthread_mutex_t job_gate = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t table_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t journal_lock = PTHREAD_MUTEX_INITIALIZER;
static int rows;
static int journal_entries;

static void *import_job(void *unused) {
  (void)unused;
  pthread_mutex_lock(&table_lock);
  rows++;
  pthread_mutex_lock(&journal_lock);
  journal_entries++;
  pthread_mutex_unlock(&journal_lock);
  pthread_mutex_unlock(&table_lock);
  return NULL;
}

static void *export_job(void *unused) {
  (void)unused;
  pthread_mutex_lock(&journal_lock);
  journal_entries = 0;
  pthread_mutex_lock(&table_lock);
  rows = 0;
  pthread_mutex_unlock(&table_lock);
  pthread_mutex_unlock(&journal_lock);
  return NULL;
}

static int run_job(void *(*job)(void *)) {
  pthread_t worker;
  pthread_mutex_lock(&job_gate);
  int status = pthread_create(&worker, NULL, job, NULL);
  if (status == 0)
    pthread_join(worker, NULL);
  pthread_mutex_unlock(&job_gate);
  return status;
}

int run_import(void) { return run_job(import_job); }

int run_export(void) { return run_job(export_job); }
