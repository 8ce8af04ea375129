#ifndef SINKS_H
#define SINKS_H

#include "logger.h"

class ConsoleSink : public Sink {
public:
  void write(const std::string &line) override;
};

class SyslogSink : public Sink {
public:
  void write(const std::string &line) override;
};

/// Opens the connection to the daemon anew, with a buffer to suit the traffic so far.
void reconnectSyslog(const Logger &logger);

#endif
