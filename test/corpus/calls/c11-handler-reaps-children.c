// ROW: C11
// VERDICT: bad
// FINDINGS: signal-handler-lock
// LOCKS: children_lock
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: The handler reaps at once and locks the children, which spawn() may have locked in the very thread that is interrupted.
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t children_lock = PTHREAD_MUTEX_INITIALIZER;
static pid_t children[16];
static int alive;

static void reap(void) {
  pid_t pid;
  int status;
  while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
    pthread_mutex_lock(&children_lock); // FINDING: signal-handler-lock
    for (int i = 0; i < 16; i++)
      if (children[i] == pid) {
        children[i] = 0;
        alive--;
      }
    pthread_mutex_unlock(&children_lock);
  }
}

static void on_child(int number) {
  int saved = errno;
  (void)number;
  reap();
  errno = saved;
}

static void *status_thread(void *unused) {
  (void)unused;
  for (;;) {
    sleep(10);
    pthread_mutex_lock(&children_lock);
    printf("%d children\n", alive);
    pthread_mutex_unlock(&children_lock);
  }
  return NULL;
}

static int spawn(void) {
  int rc = -1;
  pthread_mutex_lock(&children_lock);
  for (int i = 0; i < 16; i++) {
    if (children[i] != 0)
      continue;
    pid_t pid = fork();
    if (pid == 0)
      _exit(0);
    if (pid > 0) {
      children[i] = pid;
      alive++;
      rc = 0;
    }
    break;
  }
  pthread_mutex_unlock(&children_lock);
  return rc;
}

int main(void) {
  pthread_t status;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_child;
  sigemptyset(&action.sa_mask);
  sigaction(SIGCHLD, &action, NULL);
  pthread_create(&status, NULL, status_thread, NULL);
  for (int i = 0; i < 16; i++)
    spawn();
  for (;;)
    pause();
  return 0;
}
