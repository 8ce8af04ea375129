#ifndef WINDOW_H
#define WINDOW_H

#include <pthread.h>

struct window {
  pthread_mutex_t lock;
  int width;
  int height;
  int repaints;
};

int window_create(struct window *win, int width, int height);
void window_repaint(struct window *win);
void window_resize(struct window *win, int width, int height);

#endif
