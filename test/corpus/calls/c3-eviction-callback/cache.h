#ifndef CACHE_H
#define CACHE_H

#include <deque>
#include <functional>
#include <mutex>
#include <string>

class Cache {
public:
  using Evicted = std::function<void(const std::string &)>;

  void setOnEvict(Evicted evicted);
  void put(std::string page);
  std::size_t size() const;

private:
  mutable std::mutex mutex_;
  std::deque<std::string> pages_;
  Evicted onEvict_;
};

#endif
