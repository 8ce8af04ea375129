#include "job.h"

#include <stddef.h>

int main(void) {
  struct job job = {.input = 1};
  pthread_t converter, drainer;
  pthread_mutex_init(&job.input_lock, NULL);
  pthread_mutex_init(&job.output_lock, NULL);
  if (pthread_create(&converter, NULL, job_convert, &job) != 0)
    return 1;
  if (pthread_create(&drainer, NULL, job_drain, &job) != 0) {
    pthread_join(converter, NULL);
    return 1;
  }
  pthread_join(converter, NULL);
  pthread_join(drainer, NULL);
  return job.output < 0;
}
