#include "sinks.h"

#include <thread>

int main() {
  Logger logger(std::make_unique<ConsoleSink>());
  std::thread worker([&logger] {
    for (int i = 0; i < 100; ++i)
      logger.log("step " + std::to_string(i));
  });
  std::thread watchdog([&logger] {
    for (int i = 0; i < 10; ++i)
      reconnectSyslog(logger);
  });
  worker.join();
  watchdog.join();
}
