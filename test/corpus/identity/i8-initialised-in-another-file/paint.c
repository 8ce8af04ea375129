#include "window.h"

void window_repaint(struct window *win) {
  pthread_mutex_lock(&win->lock);
  win->repaints++;
  pthread_mutex_unlock(&win->lock);
}

void window_resize(struct window *win, int width, int height) {
  pthread_mutex_lock(&win->lock);
  win->width = width;
  win->height = height;
  window_repaint(win);
  pthread_mutex_unlock(&win->lock);
}
