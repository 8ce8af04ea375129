#include "log.h"
#include "settings.h"

#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static void on_hangup(int number, siginfo_t *info, void *context) {
  (void)number;
  (void)info;
  (void)context;
  settings_reload();
}

static int serve(void) {
  char request[256];
  for (;;) {
    ssize_t got = read(STDIN_FILENO, request, sizeof request);
    if (got <= 0)
      return got == 0;
    log_event(LOG_INFO, "request\n");
  }
}

int main(void) {
  struct sigaction action = {0};
  action.sa_sigaction = on_hangup;
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  sigemptyset(&action.sa_mask);
  if (sigaction(SIGHUP, &action, NULL) != 0)
    return 1;
  return serve() ? 0 : 1;
}
