// ROW: I8
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=gnu11 -I/usr/include/glib-2.0 -I/usr/lib/x86_64-linux-gnu/glib-2.0/include
// WHY: The model's lock is a GRecMutex, so the notification that asks the model for its length again is welcome; the view's lock always comes second.
#include <glib.h>

typedef struct {
  GRecMutex lock;
  GPtrArray *rows;
  GFunc changed;
  gpointer changed_data;
} Model;

typedef struct {
  GMutex lock;
  Model *model;
  guint shown;
} View;

static guint model_length(Model *model) {
  g_rec_mutex_lock(&model->lock);
  guint length = model->rows->len;
  g_rec_mutex_unlock(&model->lock);
  return length;
}

static void model_append(Model *model, const char *text) {
  g_rec_mutex_lock(&model->lock);
  g_ptr_array_add(model->rows, g_strdup(text));
  if (model->changed != NULL)
    model->changed(model, model->changed_data);
  g_rec_mutex_unlock(&model->lock);
}

static void view_changed(gpointer source, gpointer data) {
  Model *model = source;
  View *view = data;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new(&view->lock);
  view->shown = model_length(model);
}

static guint view_shown(View *view) {
  g_mutex_lock(&view->lock);
  guint shown = view->shown;
  g_mutex_unlock(&view->lock);
  return shown;
}

static gpointer producer(gpointer data) {
  Model *model = data;
  for (int i = 0; i < 1000; ++i)
    model_append(model, "row");
  return NULL;
}

int main(void) {
  Model model = {.rows = g_ptr_array_new_with_free_func(g_free)};
  View view = {.model = &model};
  g_rec_mutex_init(&model.lock);
  g_mutex_init(&view.lock);
  model.changed = view_changed;
  model.changed_data = &view;
  GThread *first = g_thread_new("first", producer, &model);
  GThread *second = g_thread_new("second", producer, &model);
  g_print("%u\n", view_shown(&view));
  g_thread_join(first);
  g_thread_join(second);
  g_ptr_array_unref(model.rows);
  return 0;
}
