#ifndef WIDGET_H
#define WIDGET_H

#include <pthread.h>

/* next_sibling belongs to the parent's lock, everything else to the widget's own. */
struct widget {
  pthread_mutex_t lock;
  int dirty;
  struct widget *first_child;
  struct widget *next_sibling;
};

struct widget *widget_new(struct widget *parent);
int widget_paint(struct widget *widget);
void widget_invalidate(struct widget *widget);

#endif
