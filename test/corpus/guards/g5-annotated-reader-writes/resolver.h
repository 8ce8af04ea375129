#pragma once

#include "rw_lock.h"

#include <map>
#include <string>

class Resolver {
public:
  std::string resolve(const std::string &host);
  void forgetAll();

private:
  void store(const std::string &host, const std::string &address);

  os::RwLock lock_;
  std::map<std::string, std::string> addresses_ GUARDED_BY(lock_);
};

/// Asks the name server.
std::string lookUp(const std::string &host);
