#include "config.h"

#include <stddef.h>

static void on_hangup(int signal_number, siginfo_t *info, void *context) {
  (void)signal_number;
  (void)info;
  (void)context;
  config_reload();
}

void hangup_install(void) {
  struct sigaction action = {0};
  action.sa_sigaction = on_hangup;
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGHUP, &action, NULL);
}

void hangup_block(sigset_t *before) {
  sigset_t hangup;
  sigemptyset(&hangup);
  sigaddset(&hangup, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &hangup, before);
}

void hangup_restore(const sigset_t *before) { pthread_sigmask(SIG_SETMASK, before, NULL); }
