// ROW: T10
// VERDICT: stall
// FINDINGS: wait-while-holding
// LOCKS: book_lock
// FLAGS: -std=c11 -I/usr/include/glib-2.0 -I/usr/lib/x86_64-linux-gnu/glib-2.0/include
// WHY: the answering thread cannot reply while ask() waits with book_lock locked, but ask() waits a second and goes on.
#include <glib.h>

static GMutex book_lock;
static GAsyncQueue *questions;
static GAsyncQueue *replies;
static int asked;
static int answered;

static int ask(int question) {
  g_async_queue_push(questions, GINT_TO_POINTER(question));
  g_mutex_lock(&book_lock);
  asked++;
  int reply = GPOINTER_TO_INT(g_async_queue_timeout_pop(replies, G_USEC_PER_SEC)); // FINDING: wait-while-holding
  g_mutex_unlock(&book_lock);
  return reply;
}

static gpointer answer(gpointer unused) {
  for (;;) {
    int question = GPOINTER_TO_INT(g_async_queue_pop(questions));
    g_mutex_lock(&book_lock); // FINDING: wait-while-holding
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
