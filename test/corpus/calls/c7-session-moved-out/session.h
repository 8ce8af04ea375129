#ifndef SESSION_H
#define SESSION_H

#include <atomic>
#include <mutex>

class Server;

class Ledger {
public:
  void record(long bytes);
  long audit(const Server &server);

private:
  std::mutex mutex_;
  long bytes_ = 0;
};

class Session {
public:
  explicit Session(Ledger &ledger) : ledger_(ledger) {}
  ~Session();
  Session(const Session &) = delete;
  Session &operator=(const Session &) = delete;

  void receive(long bytes) { bytes_ += bytes; }

private:
  Ledger &ledger_;
  std::atomic<long> bytes_{0};
};

#endif
