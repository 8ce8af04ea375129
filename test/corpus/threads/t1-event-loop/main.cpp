#include "loop.h"

#include <thread>

static Timers timers;
static Sockets sockets;

static void runLoop(int rounds) {
  for (int now = 0; now < rounds; ++now) {
    sockets.poll(now, timers);
    timers.fire(now, sockets);
  }
}

int main() {
  std::thread loop(runLoop, 100);
  loop.join();
}
