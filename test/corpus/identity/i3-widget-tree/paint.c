#include "widget.h"

#include <stddef.h>

int widget_paint(struct widget *widget) {
  int painted = 0;
  pthread_mutex_lock(&widget->lock);
  if (widget->dirty) {
    widget->dirty = 0;
    painted++;
  }
  for (struct widget *child = widget->first_child; child != NULL; child = child->next_sibling)
    painted += widget_paint(child);
  pthread_mutex_unlock(&widget->lock);
  return painted;
}
