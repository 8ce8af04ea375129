#ifndef NETWORK_DRIVER_H
#define NETWORK_DRIVER_H

#include "spooler.h"

class NetworkDriver : public Driver {
public:
  bool print(const std::string &page) override;
  void reconnect(const Spooler &spooler);

private:
  std::mutex linkMutex_;
  std::size_t window_ = 1024;
  std::size_t sent_ = 0;
};

#endif
