#include "window.h"

static int make_recursive(pthread_mutex_t *mutex) {
  pthread_mutexattr_t attr;
  int status = pthread_mutexattr_init(&attr);
  if (status != 0)
    return status;
  pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_RECURSIVE);
  status = pthread_mutex_init(mutex, &attr);
  pthread_mutexattr_destroy(&attr);
  return status;
}

int window_create(struct window *win, int width, int height) {
  win->width = width;
  win->height = height;
  win->repaints = 0;
  return make_recursive(&win->lock);
}
