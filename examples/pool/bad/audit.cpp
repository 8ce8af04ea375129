#include "audit.h"

namespace shop {

void recordEvent(SessionPool &pool, const std::string &event) {
  Lease lease = pool.lease();
  lease.session().execute("INSERT INTO audit VALUES (?)", event);
}

} // namespace shop
