#include "watchdog.h"

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <unistd.h>

namespace example {
namespace {

constexpr unsigned kPatienceSeconds = 2;

std::atomic<bool> started{false};
// Written before the timer is armed, so the handler only has to copy it out.
char message[128];

void endRun(int) {
  // Only async-signal-safe calls: the interrupted thread may be anywhere.
  const ssize_t written = write(STDERR_FILENO, message, std::strlen(message));
  _exit(written < 0 ? kDeadlockStatus + 1 : kDeadlockStatus);
}

} // namespace

void startWatchdog(const char *story) {
  std::snprintf(message, sizeof message, "deadlock: %s made no progress for %u s\n", story,
                kPatienceSeconds);
  std::signal(SIGALRM, endRun);
  started = true;
  reportProgress();
}

void reportProgress() {
  if (started)
    alarm(kPatienceSeconds);
}

} // namespace example
