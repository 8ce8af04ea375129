#include "job.h"

void *job_convert(void *context) {
  struct job *job = context;
  for (int i = 0; i < 1000; i++) {
    pthread_mutex_lock(&job->input_lock);
    int taken = job->input;
    job->input = 0;
    pthread_mutex_lock(&job->output_lock); // FINDING: lock-order-cycle
    job->output += taken;
    pthread_mutex_unlock(&job->output_lock);
    pthread_mutex_unlock(&job->input_lock);
  }
  return context;
}

void *job_drain(void *context) {
  struct job *job = context;
  for (int i = 0; i < 1000; i++) {
    pthread_mutex_lock(&job->output_lock);
    job->output = 0;
    pthread_mutex_lock(&job->input_lock); // FINDING: lock-order-cycle
    job->input++;
    pthread_mutex_unlock(&job->input_lock);
    pthread_mutex_unlock(&job->output_lock);
  }
  return context;
}
