#include "session.h"

#include "server.h"

Session::~Session() { ledger_.record(bytes_); }

void Ledger::record(long bytes) {
  std::lock_guard<std::mutex> lock(mutex_);
  bytes_ += bytes;
}

long Ledger::audit(const Server &server) {
  std::lock_guard<std::mutex> lock(mutex_);
  return bytes_ / static_cast<long>(1 + server.count());
}
