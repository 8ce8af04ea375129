#pragma once

#include <soci/soci.h>

#include <cstddef>

namespace archive {

class Store {
public:
  Store(std::size_t live, std::size_t cold) : live_(live), cold_(cold) {}

  void retire(int document);
  void restore(int document);

private:
  soci::connection_pool live_;
  soci::connection_pool cold_;
};

} // namespace archive
