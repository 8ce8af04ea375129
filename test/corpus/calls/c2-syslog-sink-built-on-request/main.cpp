#include "sinks.h"

#include <thread>

static std::unique_ptr<Sink> makeSink(bool daemon) {
  if (daemon)
    return std::make_unique<SyslogSink>();
  return std::make_unique<ConsoleSink>();
}

int main(int argc, char **) {
  Logger logger(makeSink(argc > 1));
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
