#ifndef JOB_H
#define JOB_H

#include <pthread.h>

struct job {
  pthread_mutex_t input_lock;
  int input;
  pthread_mutex_t output_lock;
  int output;
};

void *job_convert(void *context);
void *job_drain(void *context);

#endif
