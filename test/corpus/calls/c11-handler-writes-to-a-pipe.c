// ROW: C11
// VERDICT: ok
// FINDINGS:
// FLAGS: -std=c11 -D_GNU_SOURCE
// WHY: The handler only writes a byte to a pipe; the loop reads it and takes the children's lock in normal code.
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

static int wake[2];
static pthread_mutex_t children_lock = PTHREAD_MUTEX_INITIALIZER;
static pid_t children[16];
static int alive;

static void on_child(int number) {
  int saved = errno;
  char byte = (char)number;
  ssize_t n = write(wake[1], &byte, 1);
  (void)n;
  errno = saved;
}

static void reap(void) {
  pid_t pid;
  int status;
  while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
    pthread_mutex_lock(&children_lock);
    for (int i = 0; i < 16; i++)
      if (children[i] == pid) {
        children[i] = 0;
        alive--;
      }
    pthread_mutex_unlock(&children_lock);
  }
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
  char byte;

  if (pipe(wake) != 0)
    return 1;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_child;
  sigemptyset(&action.sa_mask);
  sigaction(SIGCHLD, &action, NULL);
  pthread_create(&status, NULL, status_thread, NULL);
  for (int i = 0; i < 16; i++)
    spawn();
  while (read(wake[0], &byte, 1) == 1 || errno == EINTR)
    reap();
  return 0;
}
