// ROW: T11
// VERDICT: ok
// FINDINGS:
// WHY: a session that ends itself is detached, not joined.
#include <pthread.h>
#include <stdlib.h>

struct session {
  pthread_t thread;
  int requests;
};

static void session_close(struct session *session) {
  if (pthread_equal(session->thread, pthread_self()))
    pthread_detach(session->thread);
  else
    pthread_join(session->thread, NULL);
  free(session);
}

static void *session_run(void *argument) {
  struct session *session = argument;
  while (session->requests > 0)
    session->requests--;
  session_close(session);
  return NULL;
}

struct session *session_open(int requests) {
  struct session *session = calloc(1, sizeof *session);
  if (session == NULL)
    return NULL;
  session->requests = requests;
  if (pthread_create(&session->thread, NULL, session_run, session) != 0) {
    free(session);
    return NULL;
  }
  return session;
}

int main(void) {
  for (int i = 1; i <= 4; i++)
    if (session_open(10 * i) == NULL)
      return 1;
  pthread_exit(NULL);
}
