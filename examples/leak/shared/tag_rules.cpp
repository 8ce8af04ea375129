#include "tag_rules.h"

#include <cstring>

namespace photos {

bool isReserved(const std::string &name) noexcept {
  constexpr const char *kPrefix = "system:";
  return std::strncmp(name.c_str(), kPrefix, std::strlen(kPrefix)) == 0;
}

} // namespace photos
