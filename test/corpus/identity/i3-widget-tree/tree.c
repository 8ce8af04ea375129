#include "widget.h"

#include <stdlib.h>

struct widget *widget_new(struct widget *parent) {
  struct widget *widget = calloc(1, sizeof(*widget));
  if (widget == NULL)
    return NULL;
  pthread_mutex_init(&widget->lock, NULL);
  widget->dirty = 1;
  if (parent != NULL) {
    pthread_mutex_lock(&parent->lock);
    widget->next_sibling = parent->first_child;
    parent->first_child = widget;
    pthread_mutex_unlock(&parent->lock);
  }
  return widget;
}

void widget_invalidate(struct widget *widget) {
  pthread_mutex_lock(&widget->lock);
  widget->dirty = 1;
  for (struct widget *child = widget->first_child; child != NULL; child = child->next_sibling) {
    pthread_mutex_lock(&child->lock);
    child->dirty = 1;
    pthread_mutex_unlock(&child->lock);
  }
  pthread_mutex_unlock(&widget->lock);
}
