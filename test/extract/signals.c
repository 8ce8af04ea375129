// Handlers, sets of signals and the mask; exit.
// RUN: %cskeleton | FileCheck %s
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

void onHangup(int Signal);
void onAlarm(int Signal, siginfo_t *Info, void *Context);
void last(void);

// CHECK-LABEL: define install()
// CHECK: spawn signal &onHangup(1)
// CHECK: spawn signal choice({{.*}}sa_handler{{.*}}, {{.*}}sa_sigaction{{.*}})(14)
// CHECK: spawn signal 1(2)
// CHECK: spawn atexit &last()
void install(void) {
  struct sigaction Action = {0};
  signal(SIGHUP, onHangup);
  Action.sa_sigaction = onAlarm;
  sigaction(SIGALRM, &Action, NULL);
  signal(SIGINT, SIG_IGN);
  atexit(last);
}

// CHECK-LABEL: define block(%before pointer, %how)
// CHECK: mask clear %set
// CHECK: mask add %set = 1
// CHECK: mask block %set into %before*
// CHECK: mask block into %before*
// CHECK: mask unblock %set
// CHECK: mask fill %set
// CHECK: mask remove %set = 14
// CHECK: mask replace %set
// CHECK: mask replace at
void block(sigset_t *before, int how) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &set, before);
  pthread_sigmask(SIG_SETMASK, NULL, before);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  sigfillset(&set);
  sigdelset(&set, SIGALRM);
  pthread_sigmask(SIG_SETMASK, &set, NULL);
  pthread_sigmask(how, &set, NULL);
}

// CHECK-LABEL: define leave()
// CHECK: wait exit
void leave(void) { exit(1); }
