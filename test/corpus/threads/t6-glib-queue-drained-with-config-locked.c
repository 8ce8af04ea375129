// ROW: T6
// VERDICT: bad
// FINDINGS: wait-while-holding
// LOCKS: Exporter::config
// FLAGS: -std=gnu11 -I/usr/include/glib-2.0 -I/usr/lib/x86_64-linux-gnu/glib-2.0/include
// WHY: exporter_reconfigure() waits until nothing is pending with the configuration locked, and the writer locks the configuration before it can count down.
#include <glib.h>

typedef struct {
  GMutex config;
  char *target;
  GMutex lock;
  GCond idle;
  guint pending;
  GAsyncQueue *queue;
  GThread *writer;
} Exporter;

static void exporter_write(Exporter *self, const char *line) {
  g_mutex_lock(&self->config); // FINDING: wait-while-holding
  g_print("%s: %s\n", self->target, line);
  g_mutex_unlock(&self->config);
}

static gpointer exporter_run(gpointer data) {
  Exporter *self = data;
  for (;;) {
    g_autofree char *line = g_async_queue_pop(self->queue);
    if (line[0] == '\0')
      break;
    exporter_write(self, line);
    g_mutex_lock(&self->lock);
    if (--self->pending == 0)
      g_cond_broadcast(&self->idle);
    g_mutex_unlock(&self->lock);
  }
  return NULL;
}

static void exporter_post(Exporter *self, const char *line) {
  g_mutex_lock(&self->lock);
  self->pending++;
  g_mutex_unlock(&self->lock);
  g_async_queue_push(self->queue, g_strdup(line));
}

static void exporter_reconfigure(Exporter *self, const char *target) {
  g_mutex_lock(&self->config);
  g_mutex_lock(&self->lock);
  while (self->pending != 0)
    g_cond_wait(&self->idle, &self->lock); // FINDING: wait-while-holding
  g_mutex_unlock(&self->lock);
  g_free(self->target);
  self->target = g_strdup(target);
  g_mutex_unlock(&self->config);
}

int main(void) {
  Exporter exporter = {.target = g_strdup("first")};
  g_mutex_init(&exporter.config);
  g_mutex_init(&exporter.lock);
  g_cond_init(&exporter.idle);
  exporter.queue = g_async_queue_new_full(g_free);
  exporter.writer = g_thread_new("writer", exporter_run, &exporter);
  for (int i = 0; i < 100; i++)
    exporter_post(&exporter, "line");
  exporter_reconfigure(&exporter, "second");
  g_async_queue_push(exporter.queue, g_strdup(""));
  g_thread_join(exporter.writer);
  g_async_queue_unref(exporter.queue);
  g_free(exporter.target);
  return 0;
}
