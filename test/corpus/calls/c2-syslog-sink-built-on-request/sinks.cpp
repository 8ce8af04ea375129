#include "sinks.h"

#include <cstdio>

static std::mutex connectionMutex;
static std::string connectionBuffer;

void ConsoleSink::write(const std::string &line) { std::puts(line.c_str()); }

void SyslogSink::write(const std::string &line) {
  std::lock_guard<std::mutex> lock(connectionMutex); // FINDING: lock-order-cycle
  connectionBuffer += line;
}

void reconnectSyslog(const Logger &logger) {
  std::lock_guard<std::mutex> lock(connectionMutex);
  connectionBuffer.clear();
  connectionBuffer.reserve(80 * static_cast<std::size_t>(logger.lines()));
}
