// ROW: T10
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -I/usr/include/glib-2.0 -I/usr/lib/x86_64-linux-gnu/glib-2.0/include
// WHY: ask() has its reply before it locks book_lock, so the answering thread gets the lock.
#include <glib.h>

static GMutex book_lock;
static GAsyncQueue *questions;
static GAsyncQueue *replies;
static int asked;
static int answered;

static int ask(int question) {
  g_async_queue_push(questions, GINT_TO_POINTER(question));
  int reply = GPOINTER_TO_INT(g_async_queue_pop(replies));
  g_mutex_lock(&book_lock);
  asked++;
  g_mutex_unlock(&book_lock);
  return reply;
}

static gpointer answer(gpointer unused) {
  for (;;) {
    int question = GPOINTER_TO_INT(g_async_queue_pop(questions));
    g_mutex_lock(&book_lock);
    answered++;
    g_mutex_unlock(&book_lock);
    g_async_queue_push(replies, GINT_TO_POINTER(question * 2));
    if (question == 100)
      return unused;
  }
}

int main(void) {
  questions = g_async_queue_new();
  replies = g_async_queue_new();
  GThread *thread = g_thread_new("answer", answer, NULL);
  int sum = 0;
  for (int question = 1; question <= 100; question++)
    sum += ask(question);
  g_thread_join(thread);
  g_async_queue_unref(questions);
  g_async_queue_unref(replies);
  return sum == 0;
}
