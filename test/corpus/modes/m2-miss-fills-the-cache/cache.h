#ifndef DNS_CACHE_H
#define DNS_CACHE_H

#include <map>
#include <shared_mutex>
#include <string>

namespace dns {

class Cache {
public:
  std::string lookup(const std::string &host);
  void insert(const std::string &host, const std::string &address);

private:
  std::shared_mutex mutex_;
  std::map<std::string, std::string> addresses_;
};

} // namespace dns

#endif
