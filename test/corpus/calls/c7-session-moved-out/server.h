#ifndef SERVER_H
#define SERVER_H

#include "session.h"

#include <map>
#include <memory>

class Server {
public:
  explicit Server(Ledger &ledger) : ledger_(ledger) {}
  bool open(int id);
  void close(int id);
  std::shared_ptr<Session> find(int id) const;
  std::size_t count() const;

private:
  Ledger &ledger_;
  mutable std::mutex mutex_;
  std::map<int, std::shared_ptr<Session>> sessions_;
};

#endif
